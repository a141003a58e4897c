package io.cdrfacade.calls.list;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = "cdr.cache.max-weight=1MB")
class CallControllerTests {

	private static final String HREF = "/calls/22670?at=2019-09-27T14:58:37%2B08:00";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@BeforeEach
	void haveOneCall() {
		this.platform.reset();
		Instant start = Objects.requireNonNull(CdrFixture.DOCUMENTED.startedAt());
		this.platform.answers((query) -> {
			boolean asked = !start.isBefore(query.from()) && start.isBefore(query.to());
			return asked && query.page() == 1 ? new CdrPage(List.of(CdrFixture.DOCUMENTED), 1)
					: new CdrPage(List.of(), asked ? 1 : 0);
		});
	}

	@Test
	void showsTheCallThatAPageLinks() throws Exception {
		String page = this.mvc.get()
			.uri("/calls?from=2019-09-27&to=2019-09-28")
			.exchange()
			.getResponse()
			.getContentAsString();
		MvcTestResult call = get(HREF + "&account=default");
		assertThat(call).hasStatusOk();
		String content = call.getResponse().getContentAsString();
		assertThat(page).contains("\"items\":[" + content + "]").contains("\"href\":\"" + HREF + "\"");
	}

	/** The facade's clock is at 16:30:15. */
	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T16:36:00", "2026-11-22T18:30:00" })
	void showsACallOfAPlatformWhoseClockIsAhead(String start) {
		Cdr ahead = CdrFixture.cdr(Instant.parse(start + "+08:00"), null, 0, null);
		this.platform.answers((query) -> new CdrPage(List.of(ahead), 1));
		String href = "/calls/1?at=" + start + "%2B08:00";
		assertThat(this.mvc.get().uri("/calls?from=2026-11-22&to=2026-11-24").header("Cache-Control", "no-cache"))
			.bodyJson()
			.extractingPath("$.items[0].href")
			.isEqualTo(href);
		assertThat(get(href)).hasStatusOk().bodyJson().extractingPath("$.href").isEqualTo(href);
	}

	@Test
	void showsACallWithoutAReadableStart() {
		this.platform.answers((query) -> new CdrPage(List.of(CdrFixture.withId(5)), 1));
		assertThat(this.mvc.get().uri("/calls").header("Cache-Control", "no-cache")).bodyJson()
			.extractingPath("$.items[0].href")
			.isEqualTo("/calls/5");
		assertThat(get("/calls/5")).hasStatusOk().bodyJson().extractingPath("$.startedAt").isNull();
	}

	@Test
	void asksThePlatformOnceForTheSecondOfTheCall() {
		get("/calls/22670?at=2019-09-27T06:58:37.500Z");
		FakePlatform.Question question = this.platform.questions().getLast();
		assertThat(this.platform.questions()).hasSize(1);
		assertThat(question.query().from()).isEqualTo("2019-09-27T06:58:37Z");
		assertThat(question.query().to()).isEqualTo("2019-09-27T06:58:38Z");
	}

	@Test
	void keepsWhatItHasFound() {
		MvcTestResult first = get("/calls/22670?zone=UTC");
		assertThat(first).hasStatusOk();
		int asked = this.platform.questions().size();
		MvcTestResult second = get("/calls/22670?zone=UTC");
		assertThat(second).headers().hasValue(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
		assertThat(this.platform.questions()).hasSize(asked);
		String tag = Objects.requireNonNull(second.getResponse().getHeader(HttpHeaders.ETAG));
		assertThat(this.mvc.get().uri("/calls/22670?zone=UTC").header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatus(304);
	}

	/**
	 * Range by range: no longer ones than a query may have, and the recent calls first.
	 */
	@Test
	void findsAnOldCallByItsIdAlone() {
		assertThat(get("/calls/22670")).hasStatusOk().bodyJson().extractingPath("$.id").isEqualTo(22670);
		List<CdrQuery> asked = this.platform.questions().stream().map(FakePlatform.Question::query).toList();
		assertThat(asked).extracting((query) -> Duration.between(query.from(), query.to()).toDays())
			.containsExactly(32L, 128L, 512L, 1096L, 1096L);
		assertThat(asked.getFirst().to()).as("two hours ahead").isEqualTo("2026-11-22T10:30:15Z");
		for (int i = 1; i < asked.size(); i++) {
			assertThat(asked.get(i).to()).isEqualTo(asked.get(i - 1).from());
		}
	}

	@ParameterizedTest
	@CsvSource({ "/calls/1", "/calls/22669", "/calls/22671", "/calls/999999999999999999",
			"/calls/22671?at=2019-09-27T14:58:37%2B08:00" })
	void knowsNoOtherCall(String path) {
		assertThat(get(path)).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("call-not-found");
		assertThat(this.platform.questions()).hasSizeLessThanOrEqualTo(LookBack.MAX_PAGES);
	}

	@ParameterizedTest
	@CsvSource({ "/calls/22671", "/calls/22671?at=2019-09-27T14:58:37%2B08:00" })
	void refusesPagesThatContradictThemselves(String path) {
		this.platform.answers((query) -> new CdrPage(List.of(CdrFixture.DOCUMENTED), 2));
		assertThat(get(path)).hasStatus(502).bodyJson().extractingPath("$.code").isEqualTo("upstream-malformed");
		assertThat(this.platform.questions()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "/calls/abc, id", "/calls/-1, id", "/calls/0, id", "/calls/99999999999999999999, id",
			"/calls/1?at=2030-01-01, at", "/calls/1?at=x, at", "/calls/1?att=2019-01-01, att",
			"/calls/1?page=1, page" })
	void rejectsBadInput(String path, String parameter) {
		assertThat(get(path)).hasStatus(400).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo(parameter);
		assertThat(this.platform.questions()).isEmpty();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(URI.create(path)).exchange();
	}

}
