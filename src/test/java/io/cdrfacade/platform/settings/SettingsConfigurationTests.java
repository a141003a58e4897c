package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.cdrfacade.platform.Accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class SettingsConfigurationTests {

	private static final String KEY = "s3cret-access-key";

	private static final String[] ONE = { "cdr.platform.url=http://platform.example:8080/", "cdr.platform.app-id=app",
			"cdr.platform.access-key=" + KEY };

	private static final String[] NORTH = account("north");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@Test
	void takesOneAccountFromTheEnvironment() {
		environment(Map.of("CDR_PLATFORM_URL", " https://platform.example/ ", "CDR_PLATFORM_APP_ID", "app",
				"CDR_PLATFORM_ACCESS_KEY", KEY, "CDR_PLATFORM_TIME_ZONE", "America/New_York"))
			.run((context) -> {
				AccountSettings settings = defaultAccount(context.getBean(PlatformSettings.class));
				assertThat(settings.name()).isEqualTo("default");
				assertThat(settings.url()).hasToString("https://platform.example/");
				assertThat(settings.appId()).isEqualTo("app");
				assertThat(settings.accessKey().value()).isEqualTo(KEY);
				assertThat(settings.zone()).isEqualTo(ZoneId.of("America/New_York"));
				assertThat(context.getBean(Accounts.class).defaultAccount()).isEqualTo(settings.account());
			});
	}

	@Test
	void takesSeveralAccountsFromTheEnvironment() {
		environment(Map.of("CDR_PLATFORM_ACCOUNTS_NORTH_URL", "http://north.example/",
				"CDR_PLATFORM_ACCOUNTS_NORTH_APP_ID", "app", "CDR_PLATFORM_ACCOUNTS_NORTH_ACCESS_KEY", KEY,
				"CDR_PLATFORM_ACCOUNTS_NORTH_RESPONSE_TIMEOUT", "45s"))
			.run((context) -> {
				AccountSettings settings = defaultAccount(context.getBean(PlatformSettings.class));
				assertThat(settings.name()).isEqualTo("north");
				assertThat(settings.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(45));
			});
	}

	@Test
	void countsBlankVariablesAsUnset() {
		environment(Map.of("CDR_PLATFORM_URL", "http://platform.example/", "CDR_PLATFORM_APP_ID", "app",
				"CDR_PLATFORM_ACCESS_KEY", KEY, "CDR_PLATFORM_TIME_ZONE", "", "CDR_PLATFORM_DEFAULT_ACCOUNT", " ",
				"CDR_PLATFORM_ENCODING", "", "CDR_PLATFORM_RESPONSE_TIMEOUT", ""))
			.run((context) -> {
				AccountSettings settings = defaultAccount(context.getBean(PlatformSettings.class));
				assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
				assertThat(settings.encoding()).isEqualTo(FormEncoding.MULTIPART);
			});
	}

	@Test
	void hasDefaultsForAllElse() {
		this.runner.withPropertyValues(ONE).run((context) -> {
			PlatformSettings settings = context.getBean(PlatformSettings.class);
			assertThat(defaultAccount(settings).zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
			assertThat(defaultAccount(settings).encoding()).isEqualTo(FormEncoding.MULTIPART);
			assertThat(defaultAccount(settings).limits()).isEqualTo(
					new AccountSettings.Limits(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(1),
							Duration.ofSeconds(30), Duration.ofMinutes(1), 64, 256, 16 * 1024 * 1024));
			assertThat(defaultAccount(settings).resilience())
				.isEqualTo(new ResilienceSettings(3, Duration.ofMillis(100), 32, Duration.ofSeconds(10), 0,
						new BreakerSettings(20, 10, 50, Duration.ofSeconds(10), 3)));
			assertThat(settings.tokens())
				.isEqualTo(new TokenSettings(Duration.ofHours(12), Duration.ofMinutes(30), Duration.ofSeconds(2)));
		});
	}

	@Test
	void letsAnAccountDifferFromTheRest() {
		this.runner.withPropertyValues(NORTH)
			.withPropertyValues(account("south"))
			.withPropertyValues("cdr.platform.default-account=south", "cdr.platform.response-timeout=40s",
					"cdr.platform.accounts.north.response-timeout=50s",
					"cdr.platform.accounts.north.encoding=urlencoded",
					"cdr.platform.accounts.north.time-zone=Europe/London",
					"cdr.platform.accounts.north.max-response-size=1KB", "cdr.platform.retry.back-off=200ms",
					"cdr.platform.accounts.north.retry.attempts=2", "cdr.platform.breaker.window=50",
					"cdr.platform.accounts.north.breaker.open-time=1m",
					"cdr.platform.accounts.north.max-concurrent-calls=8",
					"cdr.platform.recording-hosts=files.example,10.1.0.0/16",
					"cdr.platform.accounts.north.recording-hosts=audio.example",
					"cdr.platform.accounts.north.max-call-wait=0s", "cdr.platform.accounts.north.requests-per-second=5")
			.run((context) -> {
				Map<String, AccountSettings> accounts = context.getBean(PlatformSettings.class).accounts();
				AccountSettings north = Objects.requireNonNull(accounts.get("north"));
				assertThat(north.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(50));
				assertThat(north.limits().maxResponseBytes()).isEqualTo(1024);
				assertThat(north.encoding()).isEqualTo(FormEncoding.URLENCODED);
				assertThat(north.zone()).isEqualTo(ZoneId.of("Europe/London"));
				assertThat(north.resilience()).isEqualTo(new ResilienceSettings(2, Duration.ofMillis(200), 8,
						Duration.ZERO, 5, new BreakerSettings(50, 10, 50, Duration.ofMinutes(1), 3)));
				assertThat(north.recordingHosts().names()).containsExactly("audio.example");
				AccountSettings south = Objects.requireNonNull(accounts.get("south"));
				assertThat(south.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(40));
				assertThat(south.resilience()).isEqualTo(new ResilienceSettings(3, Duration.ofMillis(200), 32,
						Duration.ofSeconds(10), 0, new BreakerSettings(50, 10, 50, Duration.ofSeconds(10), 3)));
				assertThat(south.recordingHosts().names()).containsExactly("files.example");
				assertThat(south.recordingHosts().ranges()).hasSize(1);
				assertThat(context.getBean(Accounts.class).defaultAccount()).isEqualTo(south.account());
			});
	}

	@Test
	void addsTheAccountWithoutANameToTheNamedOnes() {
		this.runner.withPropertyValues(NORTH).withPropertyValues(ONE).run((context) -> {
			Accounts accounts = context.getBean(Accounts.class);
			assertThat(accounts.defaultAccount().name()).isEqualTo("default");
			assertThat(accounts.find("north")).isPresent();
			assertThat(accounts.find("south")).isEmpty();
		});
	}

	@Test
	void namesAllThatIsMissing() {
		assertThat(faults()).containsExactly("cdr.platform.url is missing", "cdr.platform.app-id is missing",
				"cdr.platform.access-key is missing");
	}

	@Test
	void namesWhatIsMissingOfSomeVariables() {
		assertThat(faults("cdr.platform.url=http://platform.example/", "cdr.platform.access-key=  "))
			.containsExactly("cdr.platform.app-id is missing", "cdr.platform.access-key is missing");
		assertThat(faults("cdr.platform.time-zone=Asia/Shanghai")).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "platform.example", "/", "ftp://platform.example/", "http://", "http:///path",
			"http://user:" + KEY + "@platform.example/", "http://platform.example:99999/", "http://a b/", KEY })
	void refusesAnInvalidAddress(String url) {
		assertThat(faults(ONE[1], ONE[2], "cdr.platform.url=" + url)).singleElement()
			.asString()
			.startsWith("cdr.platform.url is no address");
	}

	@ParameterizedTest
	@CsvSource({ "time-zone,Mars/Base,is no time zone", "connect-timeout,-1s,has to be longer than 0",
			"response-timeout,0s,has to be longer than 0", "pool-wait-timeout,2h,at most 1h",
			"request-timeout,-5m,has to be longer", "max-connections,0,1 or more", "max-pending,-1,1 or more",
			"max-response-size,0B,more than 0B", "max-response-size,2GB,at most 1GB",
			"token-lifetime,366d,at most 365d", "token-renewal-margin,12h,shorter than token-lifetime",
			"login-back-off,-1s,longer than 0", "retry.attempts,0,has to be 1 to 10",
			"retry.attempts,11,has to be 1 to 10", "retry.back-off,0s,longer than 0",
			"breaker.window,0,has to be 1 to 1000", "breaker.minimum-calls,21,has to be 1 to 20",
			"breaker.failure-rate,0,has to be 1 to 100", "breaker.failure-rate,101,has to be 1 to 100",
			"breaker.open-time,0s,longer than 0", "breaker.trial-calls,0,has to be 1 to 1000",
			"max-concurrent-calls,0,1 or more", "max-concurrent-calls,65,'at most max-connections, which is 64'",
			"max-call-wait,-1s,0 or longer", "max-call-wait,2h,at most 1h",
			"requests-per-second,-1,has to be 0 to 100000", "default-account,nobody,has to be one of [default]",
			"recording-hosts,'files.example,http://x/',has no host name",
			"recording-hosts,0.0.0.0/0,has a range wider than /8",
			"recording-hosts,169.254.169.254,'link-local, multicast or metadata address'" })
	void refusesAWrongValue(String property, String value, String fault) {
		String[] properties = { ONE[0], ONE[1], ONE[2], "cdr.platform." + property + "=" + value };
		assertThat(faults(properties)).singleElement()
			.asString()
			.startsWith("cdr.platform." + property)
			.contains(fault);
	}

	@ParameterizedTest
	@ValueSource(strings = { " key", "key ", "key\n", "\tkey" })
	void refusesBlanksAroundTheAccessKey(String key) {
		assertThat(faults(environment(Map.of("CDR_PLATFORM_URL", "http://platform.example/", "CDR_PLATFORM_APP_ID",
				"app", "CDR_PLATFORM_ACCESS_KEY", key))))
			.containsExactly("cdr.platform.access-key begins or ends with a blank or a line break; leave it out");
	}

	@Test
	void letsNoCallWaitLongerForAPermitThanItMayTake() {
		this.runner.withPropertyValues(NORTH)
			.withPropertyValues("cdr.platform.max-call-wait=40s", "cdr.platform.accounts.north.request-timeout=5s")
			.run((context) -> {
				Map<String, AccountSettings> accounts = context.getBean(PlatformSettings.class).accounts();
				AccountSettings north = Objects.requireNonNull(accounts.get("north"));
				assertThat(north.resilience().maxCallWait()).isEqualTo(Duration.ofSeconds(5));
			});
	}

	@Test
	void namesTheFaultsOfNamedAccounts() {
		assertThat(faults("cdr.platform.accounts.north.url=http://north.example/", "cdr.platform.accounts.x_y.app-id=a",
				"cdr.platform.connect-timeout=-1s", "cdr.platform.accounts.north.request-timeout=-1s",
				"cdr.platform.accounts.north.breaker.window=0"))
			.contains("cdr.platform.accounts.north.access-key is missing",
					"cdr.platform.accounts.north.request-timeout has to be longer than 0 and at most 1h",
					"cdr.platform.accounts.north.breaker.window has to be 1 to 1000",
					"cdr.platform.default-account is missing: set it to one of [north, x_y]")
			.containsOnlyOnce("cdr.platform.connect-timeout has to be longer than 0 and at most 1h");
	}

	@Test
	void refusesTwoAccountsOfOneName() {
		String[] twice = { ONE[0], ONE[1], ONE[2], account("default")[0], account("default")[1],
				account("default")[2] };
		assertThat(faults(twice)).singleElement().asString().contains("keep one of the two");
	}

	/** Otherwise one would log in with the other's key. */
	@Test
	void refusesNamesThatDifferInHyphensOnly() {
		String[] settings = Stream.of("eu1", "eu-1", "eu-11")
			.map((name) -> account(name))
			.flatMap(Stream::of)
			.toArray(String[]::new);
		assertThat(faults(environment(Map.of("CDR_PLATFORM_ACCOUNTS_EU-1_ACCESSKEY", "other"))
			.withPropertyValues("cdr.platform.default-account=eu1")
			.withPropertyValues(settings))).singleElement()
			.asString()
			.contains("is the same name as", "without hyphens: rename one of the two")
			.contains("eu1", "eu-1")
			.doesNotContain("eu-11");
	}

	@Test
	void showsNoKeyAnywhere() {
		this.runner.withPropertyValues(ONE).withPropertyValues(NORTH).run((context) -> {
			assertThat(context.getBean(PlatformProperties.class).toString()).doesNotContain(KEY);
			assertThat(context.getBean(PlatformProperties.class).accounts().toString()).doesNotContain(KEY);
			assertThat(context.getBean(PlatformSettings.class).toString()).doesNotContain(KEY).contains("***");
		});
	}

	@Test
	void stopsTheStartWithHelpInsteadOfAStackTrace(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run("--cdr.platform.access-key=" + KEY));
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "cdr.platform.url is missing", "CDR_PLATFORM_URL",
					"CDR_PLATFORM_APP_ID", "CDR_PLATFORM_ACCESS_KEY", "CDR_PLATFORM_TIME_ZONE", "cdr.platform.accounts",
					"--spring.profiles.active=sandbox", "SPRING_PROFILES_ACTIVE=sandbox")
			.doesNotContain(KEY, "\tat ");
	}

	private static String[] account(String name) {
		String prefix = "cdr.platform.accounts." + name + ".";
		return new String[] { prefix + "url=http://" + name + ".example/", prefix + "app-id=app",
				prefix + "access-key=" + KEY };
	}

	private static AccountSettings defaultAccount(PlatformSettings settings) {
		return Objects.requireNonNull(settings.accounts().get(settings.defaultAccount()));
	}

	private ApplicationContextRunner environment(Map<String, Object> variables) {
		return this.runner.withInitializer((context) -> {
			ConfigurableEnvironment environment = context.getEnvironment();
			environment.getPropertySources()
				.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
		});
	}

	/** The lines of the report that say what is wrong. */
	private List<String> faults(String... properties) {
		return faults(this.runner.withPropertyValues(properties));
	}

	private static List<String> faults(ApplicationContextRunner runner) {
		List<String> lines = new ArrayList<>();
		runner.run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).isNotNull();
			FailureAnalysis analysis = new PlatformFailureAnalyzer().analyze(Objects.requireNonNull(failure));
			assertThat(analysis).isNotNull();
			String description = Objects.requireNonNull(Objects.requireNonNull(analysis).getDescription());
			assertThat(description).doesNotContain(KEY);
			assertThat(analysis.getAction())
				.contains(description.contains("-key is missing") || description.contains("-id is missing")
						? "--spring.profiles.active=sandbox" : "docs/configuration.md");
			description.lines().filter((line) -> line.startsWith("    ")).map(String::strip).forEach(lines::add);
		});
		return lines;
	}

	@Import(SettingsConfiguration.class)
	@EnableConfigurationProperties(PlatformProperties.class)
	static class Application {

	}

}
