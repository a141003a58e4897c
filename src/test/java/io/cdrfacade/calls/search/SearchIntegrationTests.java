package io.cdrfacade.calls.search;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.HangupReason;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = { "cdr.cache.max-weight=1MB", "cdr.calls.max-searched=3000" })
class SearchIntegrationTests {

	private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

	private static final String CLOSED = "/calls?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z";

	private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

	private static final Pattern TOTAL = Pattern.compile("\"totalItems\":(\\d+)");

	private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

	private final RandomCalls calls = new RandomCalls(7, 2500, START);

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private Turnable ticker;

	private Http http;

	@BeforeEach
	void forgetEverything() {
		this.http = Http.to(this.port);
		this.platform.reset();
		this.platform.answers(this.calls);
		this.ticker.turn(Duration.ofHours(12));
	}

	@Test
	void findsWhatANaiveFilterFinds() throws Exception {
		for (int seed = 0; seed < 150; seed++) {
			Combination combination = Combination.random(new Random(seed));
			List<Long> expected = combination.apply(this.calls.all());
			assertThat(pages(CLOSED + combination.query() + "&size=500", expected.size())).as(combination.query())
				.isEqualTo(expected);
		}
	}

	@Test
	void readsARangeOnceForAllPagesFiltersAndOrders() throws Exception {
		get(CLOSED + "&answered=true");
		int asked = this.platform.questions().size();
		assertThat(asked).isBetween(3, 4);
		get(CLOSED + "&answered=true&page=2");
		get(CLOSED + "&hangupCause=busy&sort=-talkSeconds");
		get(CLOSED + "&zone=UTC&sort=id");
		assertThat(this.platform.questions()).hasSize(asked);
	}

	@Test
	void exportsCountsAndFollowsWhatIsFound() throws Exception {
		String filters = "&answered=true&minTalkSeconds=3&hangupBy=callee";
		long found = this.calls.all()
			.stream()
			.filter((cdr) -> cdr.answeredAt() != null && Objects.requireNonNullElse(cdr.talkSeconds(), 0) >= 3
					&& is(cdr.hangupBy(), HangupReason.CALLEE))
			.count();
		assertThat(found).isPositive();
		assertThat(total(get(CLOSED + filters))).isEqualTo(found);
		HttpResponse<String> export = get(CLOSED.replace("/calls?", "/calls/export?") + filters);
		assertThat(export.body().lines()).hasSize((int) found);
		assertThat(export.headers().firstValue("X-Total-Count")).isEmpty();
		assertThat(get(CLOSED.replace("/calls?", "/calls/summary?") + filters).body())
			.contains("\"total\":{\"calls\":" + found + ",");
	}

	@Test
	void asksThePlatformForTheNumberCalledOutside() throws Exception {
		get(CLOSED + "&direction=outbound&number=13387525703");
		assertThat(this.platform.questions().getFirst().query().filter().destination()).isEqualTo("13387525703");
	}

	/** It may take capital letters for small ones. */
	@Test
	void leavesThePlatformsFiltersToThePlatform() throws Exception {
		List<Cdr> found = this.calls.all().subList(0, 20);
		this.platform
			.answers((query) -> FakePlatform.page(query, "USER 1".equals(query.filter().userId()) ? found : List.of()));
		String filter = "&userId=USER+1";
		List<Long> all = found.stream().map(Cdr::id).toList();
		assertThat(ids(get(CLOSED + filter))).isEqualTo(all);
		assertThat(ids(get(CLOSED + filter + "&sort=id"))).isEqualTo(all);
		assertThat(total(get(CLOSED + "&userId=user+1&sort=id"))).isZero();
		assertThat(total(get(CLOSED + "&sort=id"))).isZero();
	}

	@Test
	void keepsWhatWasReadUpToNowForTheNextPages() throws Exception {
		HttpResponse<String> first = get("/calls?from=2026-11-20T00:00:00Z&answered=true&sort=id&size=100");
		int asked = this.platform.questions().size();
		this.ticker.turn(Duration.ofMinutes(4));
		this.platform.answers(new RandomCalls(8, 2500, START));
		Matcher next = NEXT.matcher(first.headers().firstValue("Link").orElseThrow());
		assertThat(next.find()).isTrue();
		HttpResponse<String> second = this.http.get(next.group(1).substring(next.group(1).indexOf("/calls")));
		assertThat(this.platform.questions()).hasSize(asked);
		assertThat(ids(second)).isEqualTo(this.calls.all()
			.stream()
			.filter((cdr) -> cdr.answeredAt() != null || Objects.requireNonNullElse(cdr.talkSeconds(), 0) > 0)
			.map(Cdr::id)
			.skip(100)
			.limit(100)
			.toList());
	}

	@Test
	void readsAnOpenRangeAgainAfterAMoment() throws Exception {
		HttpResponse<String> first = get("/calls?from=2026-11-20T00:00:00Z&answered=true");
		assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, max-age=5");
		int asked = this.platform.questions().size();
		get("/calls?from=2026-11-20T00:00:00Z&sort=id");
		assertThat(this.platform.questions()).hasSize(asked);
		this.ticker.turn(Duration.ofSeconds(6));
		get("/calls?from=2026-11-20T00:00:00Z&sort=id");
		assertThat(this.platform.questions()).hasSize(2 * asked);
	}

	@Test
	void readsUpToNowForThoseWhoDemandANewerAnswer() throws Exception {
		String open = "/calls?from=2026-11-20T00:00:00Z&answered=true";
		get(open);
		Instant end = lastEnd();
		this.ticker.turn(Duration.ofSeconds(3));
		int asked = this.platform.questions().size();
		this.http.get(open, "Cache-Control", "max-age=4");
		assertThat(this.platform.questions()).hasSize(asked);
		this.http.get(open, "Cache-Control", "max-age=1");
		assertThat(lastEnd()).isEqualTo(end.plusSeconds(3));
	}

	private Instant lastEnd() {
		return this.platform.questions().getLast().query().to();
	}

	/** Marks change, however long ago the calls were. */
	@Test
	void readsCallsByTheirMarksAgain() throws Exception {
		get(CLOSED + "&sync=read&sort=id");
		int asked = this.platform.questions().size();
		this.ticker.turn(Duration.ofMinutes(4));
		get(CLOSED + "&sync=read&sort=id&page=2");
		assertThat(this.platform.questions()).hasSize(asked);
		this.ticker.turn(Duration.ofMinutes(2));
		get(CLOSED + "&sync=read&sort=id");
		assertThat(this.platform.questions()).hasSize(2 * asked);
	}

	@Test
	void refusesToReadTooManyCalls() throws Exception {
		this.platform.answers(new RandomCalls(7, 3001, START));
		HttpResponse<String> response = this.http.get(CLOSED + "&sort=id");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("too-many-calls", "3001", "3000");
		assertThat(this.platform.questions()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sort=foo                        | sort           | must be one of startedAt, -startedAt, talkSeconds
			sort=startedAt,-startedAt       | sort           | must be one of startedAt, -startedAt, talkSeconds
			sort=id&sort=-id                | sort           | must be given only once
			minTalkSeconds=9&maxTalkSeconds=3 | minTalkSeconds | must not be more than `maxTalkSeconds`, which is 3
			answered=false&minTalkSeconds=1 | minTalkSeconds | must be 0 or left out with `answered=false`
			minTalkSeconds=-1               | minTalkSeconds | must be a whole number from 0
			answered=yes                    | answered       | must be one of true, false
			hasRecording=1                  | hasRecording   | must be one of true, false
			hangupCause=bussy               | hangupCause    | must be one or more of normal, cancelled
			number=x                        | number         | must be a number of 1 to 32 digits
			sync=unread&answered=true       | sync           | must not be unread with `number`
			sync=unread&sort=id             | sync           | must not be unread with `number`
			""")
	void rejectsBadInput(String query, String parameter, String message) throws Exception {
		HttpResponse<String> response = this.http.get("/calls?" + query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("\"parameter\":\"" + parameter + "\"", message);
		assertThat(this.platform.questions()).isEmpty();
	}

	private List<Long> pages(String path, int total) throws Exception {
		List<Long> ids = new ArrayList<>();
		@Nullable String next = path;
		while (next != null) {
			HttpResponse<String> page = get(next);
			assertThat(total(page)).isEqualTo(total);
			ids.addAll(ids(page));
			Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
			next = link.find() ? link.group(1).substring(link.group(1).indexOf("/calls")) : null;
		}
		return ids;
	}

	private HttpResponse<String> get(String path) throws Exception {
		HttpResponse<String> response = this.http.get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response;
	}

	private static List<Long> ids(HttpResponse<String> page) {
		return ID.matcher(page.body()).results().map((id) -> Long.valueOf(id.group(1))).toList();
	}

	private static long total(HttpResponse<String> page) {
		Matcher total = TOTAL.matcher(page.body());
		assertThat(total.find()).isTrue();
		return Long.parseLong(total.group(1));
	}

	private static boolean is(@Nullable HangupCode code, HangupReason reason) {
		return code != null && code.reason() == reason;
	}

	/**
	 * Some filters and an order.
	 *
	 * @param query what is sent
	 * @param filter which calls it lets through
	 * @param order their order; {@code null} for the platform's
	 */
	private record Combination(String query, Predicate<Cdr> filter, @Nullable Comparator<Cdr> order) {

		static Combination random(Random random) {
			Combination all = new Combination("", (cdr) -> true, null);
			boolean outbound = random.nextInt(3) == 0;
			if (outbound) {
				all = all.and("direction=outbound", (cdr) -> cdr.direction() == Direction.OUTBOUND);
			}
			if (random.nextInt(3) == 0) {
				all = all.and("extension=8010,8012",
						(cdr) -> "8010".equals(cdr.extension()) || "8012".equals(cdr.extension()));
			}
			if (random.nextInt(3) == 0) {
				String number = "1338752570" + random.nextInt(1, 4);
				all = all.and("number=" + number,
						(cdr) -> number.equals(cdr.destination()) || (!outbound && number.equals(cdr.displayNumber())));
			}
			if (random.nextInt(3) == 0) {
				boolean answered = random.nextBoolean();
				all = all.and("answered=" + answered, (cdr) -> answered == (cdr.answeredAt() != null
						|| Objects.requireNonNullElse(cdr.talkSeconds(), 0) > 0));
				return all.withRest(random, answered);
			}
			return all.withRest(random, true);
		}

		private Combination withRest(Random random, boolean talk) {
			Combination all = this;
			if (talk && random.nextInt(3) == 0) {
				int least = random.nextInt(3);
				all = all.and("minTalkSeconds=" + least,
						(cdr) -> Objects.requireNonNullElse(cdr.talkSeconds(), 0) >= least);
			}
			if (random.nextInt(3) == 0) {
				int most = random.nextInt(2, 5);
				all = all.and("maxTalkSeconds=" + most,
						(cdr) -> Objects.requireNonNullElse(cdr.talkSeconds(), 0) <= most);
			}
			if (random.nextInt(3) == 0) {
				boolean recorded = random.nextBoolean();
				all = all.and("hasRecording=" + recorded, (cdr) -> recorded == (cdr.recordingFileName() != null));
			}
			if (random.nextInt(3) == 0) {
				all = all.and("hangupCause=busy&hangupCause=normal", (cdr) -> is(cdr.hangupCause(), HangupReason.BUSY)
						|| is(cdr.hangupCause(), HangupReason.NORMAL));
			}
			if (random.nextInt(3) == 0) {
				all = all.and("hangupBy=caller", (cdr) -> is(cdr.hangupBy(), HangupReason.CALLER));
			}
			return all.ordered(random.nextInt(7));
		}

		private Combination ordered(int order) {
			return switch (order) {
				case 0 -> by("sort=startedAt", Comparator.comparing(Cdr::startedAt));
				case 1 -> by("sort=-startedAt", Comparator.comparing(Cdr::startedAt, Comparator.reverseOrder()));
				case 2 -> by("sort=talkSeconds",
						Comparator.comparing(Cdr::talkSeconds, Comparator.nullsLast(Comparator.naturalOrder())));
				case 3 -> by("sort=-talkSeconds",
						Comparator.comparing(Cdr::talkSeconds, Comparator.nullsLast(Comparator.reverseOrder())));
				case 4 -> by("sort=id", Comparator.comparing(Cdr::id));
				case 5 -> by("sort=-id", Comparator.comparing(Cdr::id, Comparator.reverseOrder()));
				default -> this;
			};
		}

		private Combination and(String parameter, Predicate<Cdr> more) {
			return new Combination(this.query + "&" + parameter, this.filter.and(more), this.order);
		}

		private Combination by(String parameter, Comparator<Cdr> sort) {
			return new Combination(this.query + "&" + parameter, this.filter, sort);
		}

		List<Long> apply(List<Cdr> cdrs) {
			List<Cdr> found = new ArrayList<>(cdrs.stream().filter(this.filter).toList());
			if (this.order != null) {
				found.sort(this.order);
			}
			return found.stream().map(Cdr::id).toList();
		}

	}

}
