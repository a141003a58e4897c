package io.cdrfacade.redis;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.bucket4j.BucketConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.redis.Cable.State;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas with one Redis, before a platform where each login ends the token before
 * it. Left out where there is no container engine.
 */
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(OutputCaptureExtension.class)
class ReplicasIntegrationTests {

	private static final String ALONE = "\"sharedState\":{\"details\":{\"replica\":\"alone\"},\"status\":\"UNKNOWN\"}";

	private static final String SHARES = "\"sharedState\":{\"details\":{\"replica\":\"shares\"},\"status\":\"UP\"}";

	private static final Duration LONG = Duration.ofSeconds(30);

	@Container
	private static final GenericContainer<?> REDIS = new GenericContainer<>("redis:7").withExposedPorts(6379);

	private static final StubPlatform PLATFORM = new StubPlatform();

	private static Cable cable;

	private static Replica here;

	private static Replica there;

	private static StringRedisTemplate redis;

	@BeforeAll
	static void start() {
		PLATFORM.gives(Answers.WHOLE_PAGE);
		PLATFORM.acceptOnlyTheLast();
		cable = new Cable(REDIS.getHost(), REDIS.getFirstMappedPort());
		here = replica();
		there = replica();
		redis = here.bean(StringRedisTemplate.class);
	}

	private static Replica replica() {
		return Replica.start(PLATFORM, "cdr.shared-state=redis", "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + cable.port(), "spring.data.redis.timeout=2s",
				"spring.data.redis.connect-timeout=2s");
	}

	@AfterAll
	static void stop() {
		there.close();
		here.close();
		cable.close();
		PLATFORM.close();
	}

	@BeforeEach
	void shareNothingYet() {
		redis.delete(keys());
		PLATFORM.acceptOnly("none");
	}

	@AfterEach
	void comeBack() {
		cable.turn(State.WHOLE);
		awaitSharing(true);
	}

	/** Of the token's twelve hours, one seems to be over. */
	@Test
	void useEachOthersLogin() throws Exception {
		assertThat(here.calls(Replica.ANYONE).statusCode()).isEqualTo(200);
		redis.expire(tokenKey(), Duration.ofHours(11));
		int logins = logins();
		assertThat(there.calls(Replica.ANYONE).statusCode()).isEqualTo(200);
		assertThat(logins()).isEqualTo(logins);
		assertThat(Long.parseLong(tokenAge(there))).isBetween(3600L, 3660L);
	}

	@Test
	void logInOnceForAllWhoseTokenHasExpired() throws Exception {
		here.calls(Replica.ANYONE);
		there.calls(Replica.ANYONE);
		PLATFORM.acceptOnly("none");
		int logins = logins();
		assertThat(atBoth(64, () -> here.calls(Replica.ANYONE), () -> there.calls(Replica.ANYONE))).containsOnly(200);
		assertThat(logins()).isEqualTo(logins + 1);
	}

	@Test
	void holdACallerToOneLimit() throws Exception {
		List<Integer> answers = atBoth(2 * Replica.LIMIT, () -> here.calls(Replica.LIMITED),
				() -> there.calls(Replica.LIMITED));
		assertThat(answers).filteredOn((status) -> status == 200).hasSize(Replica.LIMIT);
		assertThat(answers).filteredOn((status) -> status == 429).hasSize(Replica.LIMIT);
		HttpResponse<String> refused = there.calls(Replica.LIMITED);
		assertThat(refused.headers().firstValue("RateLimit")).get().asString().startsWith("\"caller\";r=0;t=");
		assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"caller\";q=20;w=3600");
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(longs = { -13, 13 })
	void letAllowancesGrowBackWhenAClockIsSet(long hours) {
		TurnableClock clock = new TurnableClock();
		Turnable ticker = new Turnable();
		RedisAllowances allowances = new RedisAllowances(here.bean(RedisAccess.class),
				here.bean(LettuceConnectionFactory.class), "cdr-facade:", CommonTime.of(clock, ticker));
		BucketConfiguration two = BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(2).refillGreedy(2, Duration.ofHours(1)))
			.build();
		BooleanSupplier spends = () -> Objects.requireNonNull(allowances.spend("set " + hours, two)).isConsumed();
		assertThat(spends.getAsBoolean()).isTrue();
		assertThat(spends.getAsBoolean()).isTrue();
		clock.turn(Duration.ofHours(hours));
		assertThat(spends.getAsBoolean()).isFalse();
		ticker.turn(Duration.ofMinutes(30));
		assertThat(spends.getAsBoolean()).isTrue();
		assertThat(spends.getAsBoolean()).isFalse();
	}

	@Test
	void useEachOthersLinksToRecordings() throws Exception {
		here.calls(Replica.ANYONE);
		URI recording = PLATFORM.url().resolve("/secret");
		PLATFORM.linkTo(recording);
		int requests = PLATFORM.bills().size();
		for (Replica replica : List.of(here, there, here)) {
			HttpResponse<String> answer = replica.get("/recordings/13800138000.wav?delivery=redirect", Replica.ANYONE);
			assertThat(answer.statusCode()).isEqualTo(302);
			assertThat(answer.headers().firstValue("Location")).hasValue(recording.toString());
		}
		assertThat(PLATFORM.bills()).hasSize(requests + 1);
		String key = keys().stream().filter((name) -> name.contains(":link:")).findFirst().orElseThrow();
		assertThat(key).matches("cdr-facade:link:[0-9a-f]{32}");
		assertThat(redis.getExpire(key)).isPositive();
		assertThat(redis.opsForValue().get(key)).isNotBlank().doesNotContain("secret", "13800138000");
	}

	@Test
	void keepOnlyWhatTellsNothing() throws Exception {
		here.calls(Replica.LIMITED);
		String token = PLATFORM.bills().getLast().token();
		assertThat(keys()).filteredOn((key) -> !key.equals("cdr-facade:probe"))
			.hasSize(2)
			.allMatch((key) -> key.matches("cdr-facade:(token|limit):[0-9a-f]{32}"))
			.allMatch((key) -> redis.getExpire(key) > 0);
		String shared = redis.opsForValue().get(tokenKey());
		assertThat(shared).isNotBlank().doesNotContain(token, "s3cret-access-key", "app-1234");
	}

	@Test
	void ignoreWhatIsNotTheirs() throws Exception {
		here.calls(Replica.LIMITED);
		for (String key : keys()) {
			redis.opsForValue().set(key, "garbage");
		}
		redis.opsForValue().set(tokenKey() + ":login", "a replica that never releases it");
		PLATFORM.acceptOnly("none");
		assertThat(there.calls(Replica.LIMITED).statusCode()).isEqualTo(200);
		HttpResponse<String> shared = there.calls(Replica.LIMITED);
		assertThat(shared.headers().firstValue("RateLimit")).get().asString().startsWith("\"caller\";r=19;");
		assertThat(there.shares()).isTrue();
	}

	@Test
	void ignoreWhatIsOfAnotherType() throws Exception {
		here.calls(Replica.LIMITED);
		for (String key : keys()) {
			redis.delete(key);
			redis.opsForList().rightPush(key, "garbage");
		}
		redis.opsForList().rightPush(tokenKey() + ":login", "garbage");
		PLATFORM.acceptOnly("none");
		assertThat(there.calls(Replica.LIMITED).statusCode()).isEqualTo(200);
		assertThat(here.calls(Replica.LIMITED).statusCode()).isEqualTo(200);
		assertThat(there.shares()).isTrue();
	}

	@Test
	void takeOverFromAReplicaThatDiedDuringItsLogin() throws Exception {
		here.calls(Replica.ANYONE);
		redis.opsForValue().set(tokenKey() + ":login", "the dead", Duration.ofSeconds(2));
		PLATFORM.acceptOnly("none");
		int logins = logins();
		assertThat(atBoth(8, () -> here.calls(Replica.ANYONE), () -> there.calls(Replica.ANYONE))).containsOnly(200);
		assertThat(logins()).isEqualTo(logins + 1);
	}

	@Test
	void workAloneWithoutRedisAndShareAgainByThemselves(CapturedOutput output) throws Exception {
		outageUnderLoad(State.CUT);
		assertThat(output).contains("Redis cannot be used (", "Redis works: the replicas share");
		assertThat(output).doesNotContain("s3cret-access-key");
	}

	@Test
	void workAloneWhileRedisHangs() throws Exception {
		outageUnderLoad(State.HELD_UP);
	}

	/**
	 * Each replica logs in for itself then, which ends the other's token. A token that
	 * ended in a race is replaced by the next one, without the caller seeing it. Only a
	 * few ask at once, so that a slow machine answers them between two logins.
	 */
	@Test
	void loseNoRequestWhileTokensEndAndRedisHangs() throws Exception {
		here.calls(Replica.ANYONE);
		there.calls(Replica.ANYONE);
		cable.turn(State.HELD_UP);
		PLATFORM.acceptOnly("none");
		AtomicInteger asked = new AtomicInteger();
		Callable<HttpResponse<String>> one = () -> endingTokens(asked, here);
		Callable<HttpResponse<String>> other = () -> endingTokens(asked, there);
		for (int round = 0; round < 40; round++) {
			assertThat(atBoth(16, one, other)).as("round %d", round).containsOnly(200);
		}
		assertThat(here.shares()).isFalse();
		assertThat(there.shares()).isFalse();
	}

	/** The token ends before every hundredth request. */
	private static HttpResponse<String> endingTokens(AtomicInteger asked, Replica replica) throws Exception {
		if (asked.incrementAndGet() % 100 == 0) {
			PLATFORM.acceptOnly("none");
		}
		return replica.calls(Replica.ANYONE);
	}

	/** Replicas that do not know of each other cannot but log in each for itself. */
	@Test
	void logInEachForItselfWhileAlone() throws Exception {
		here.calls(Replica.ANYONE);
		there.calls(Replica.ANYONE);
		cable.turn(State.CUT);
		awaitSharing(false);
		PLATFORM.acceptOnly("none");
		int logins = logins();
		assertThat(here.calls(Replica.ANYONE).statusCode()).isEqualTo(200);
		assertThat(there.calls(Replica.ANYONE).statusCode()).isEqualTo(200);
		assertThat(logins()).isEqualTo(logins + 2);
	}

	@Test
	void startWithoutRedis() throws Exception {
		cable.turn(State.CUT);
		try (Replica late = replica()) {
			assertThat(late.calls(Replica.LIMITED).statusCode()).isEqualTo(200);
			assertThat(late.shares()).isFalse();
			cable.turn(State.WHOLE);
			Awaitility.await().atMost(LONG).until(late::shares);
		}
	}

	private void outageUnderLoad(State state) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		List<Future<List<Integer>>> load = new ArrayList<>();
		here.calls(Replica.ANYONE);
		there.calls(Replica.ANYONE);
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Replica replica : List.of(here, there, here, there)) {
				load.add(executor.submit(() -> askUntil(over, replica)));
			}
			try {
				passThrough(state);
			}
			finally {
				over.set(true);
			}
		}
		for (Future<List<Integer>> answers : load) {
			assertThat(answers.get()).isNotEmpty().containsOnly(200);
		}
	}

	private static void passThrough(State state) throws Exception {
		cable.turn(state);
		awaitSharing(false);
		assertThat(health(here)).contains(ALONE);
		assertThat(here.get("/actuator/health/readiness", Replica.ANYONE).statusCode()).isEqualTo(200);
		assertThat(here.calls(Replica.LIMITED).headers().firstValue("RateLimit")).isPresent();
		cable.turn(State.WHOLE);
		awaitSharing(true);
		assertThat(health(here)).contains(SHARES);
	}

	private static List<Integer> askUntil(AtomicBoolean over, Replica replica) throws Exception {
		List<Integer> answers = new ArrayList<>();
		while (!over.get()) {
			answers.add(replica.calls(Replica.ANYONE).statusCode());
		}
		return answers;
	}

	private static List<Integer> atBoth(int times, Callable<HttpResponse<String>> one,
			Callable<HttpResponse<String>> other) throws Exception {
		List<Future<HttpResponse<String>>> answers = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < times / 2; i++) {
				answers.add(executor.submit(one));
				answers.add(executor.submit(other));
			}
		}
		List<Integer> statuses = new ArrayList<>();
		for (Future<HttpResponse<String>> answer : answers) {
			statuses.add(answer.get().statusCode());
		}
		return statuses;
	}

	private static void awaitSharing(boolean shares) {
		Awaitility.await().atMost(LONG).until(() -> here.shares() == shares && there.shares() == shares);
	}

	private static String health(Replica replica) throws Exception {
		return replica.get("/actuator/health", Replica.ANYONE).body();
	}

	private static String tokenAge(Replica replica) throws Exception {
		return health(replica).replaceAll("(?s).*\"tokenAgeSeconds\":(\\d+).*", "$1");
	}

	private static int logins() {
		return PLATFORM.logins().size();
	}

	private static Set<String> keys() {
		return redis.keys("cdr-facade:*");
	}

	private static String tokenKey() {
		return keys().stream().filter((key) -> key.matches("cdr-facade:token:[0-9a-f]{32}")).findFirst().orElseThrow();
	}

}
