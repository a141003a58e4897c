package io.cdrfacade.calls.list;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.SyncState;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
class CallsControllerTests {

	private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@BeforeEach
	void reset() {
		this.platform.reset();
	}

	@Test
	void showsTheDocumentedCall() {
		this.platform.answers(8151, CdrFixture.DOCUMENTED);
		MvcTestResult result = get("/calls?size=1");
		assertThat(result).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
		assertThat(result).bodyText().isEqualTo("""
				{"items":[{"id":22670,"direction":"outbound","method":"ivr","extension":null,\
				"destination":"13387525701","displayNumber":"2190170001","startedAt":"2019-09-27T14:58:37+08:00",\
				"answeredAt":null,"endedAt":"2019-09-27T14:59:05+08:00","answered":false,"durationSeconds":28,\
				"talkSeconds":0,"userId":"0","memberId":"0","maturity":"0","customerId":"0","keysPressed":"#",\
				"hangup":{"by":"callee","byCode":10041,"cause":"other","causeCode":10020},"recording":null,\
				"href":"/calls/22670?at=2019-09-27T14:58:37%2B08:00"}],\
				"page":{"number":1,"size":1,"totalItems":8151,"totalPages":8151}}""");
	}

	@Test
	void showsTimesInTheZoneAskedFor() {
		this.platform.answers(1, CdrFixture.cdr(Instant.parse("2026-01-01T00:00:00Z"), null, 0, "a b.wav"));
		MvcTestResult result = get("/calls?zone=UTC");
		assertThat(result).bodyJson().extractingPath("$.items[0].startedAt").isEqualTo("2026-01-01T00:00:00Z");
		assertThat(result).bodyJson().extractingPath("$.items[0].recording.href").isEqualTo("/recordings/a%20b.wav");
	}

	@Test
	void asksThePlatformWhatItWasAsked() {
		get("/calls?account=berlin&from=2026-01-01&to=2026-01-02&extension=1,2&extension=3&sync=read&page=3&size=1000");
		assertThat(this.platform.questions()).containsExactly(new FakePlatform.Question(AccountsFixture.BERLIN,
				new CdrQuery(Instant.parse("2025-12-31T23:00:00Z"), Instant.parse("2026-01-01T23:00:00Z"),
						new CdrFilter(null, null, List.of("1", "2", "3"), null, null, null, null, null), SyncState.READ,
						3, 1000)));
	}

	@Test
	void letsOnlyTheCallerKeepAnAnswer() {
		assertThat(get("/calls")).headers().hasValue("Cache-Control", "private, max-age=5");
	}

	@Test
	void forbidsToKeepAConsumingAnswer() {
		assertThat(get("/calls?sync=unread")).headers().hasValue("Cache-Control", "no-store");
	}

	@Test
	void answersHead() {
		assertThat(this.mvc.head().uri("/calls")).hasStatusOk().headers().containsHeader("Link");
	}

	@Test
	void answersOptions() {
		assertThat(this.mvc.options().uri("/calls")).hasStatusOk().headers().hasValue("Allow", "GET,HEAD,OPTIONS");
		assertThat(this.platform.questions()).isEmpty();
	}

	@Test
	void refusesToConsumeWithHead() {
		assertThat(this.mvc.head().uri("/calls?sync=unread")).hasStatus(400);
		assertThat(this.platform.questions()).isEmpty();
	}

	/** An image of any page would mark calls as read for everybody. */
	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site" })
	void refusesToConsumeForPagesOfOtherSites(String site) {
		assertThat(this.mvc.get().uri("/calls?sync=unread").header("Sec-Fetch-Site", site)).hasStatus(403);
		assertThat(this.platform.questions()).isEmpty();
		assertThat(this.mvc.get().uri("/calls").header("Sec-Fetch-Site", site)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "same-origin", "none" })
	void consumesForItsOwnPages(String site) {
		assertThat(this.mvc.get().uri("/calls?sync=unread").header("Sec-Fetch-Site", site)).hasStatusOk();
	}

	@Test
	void refusesUnknownAccounts() {
		MvcTestResult result = get("/calls?account=nope");
		assertThat(result).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("account-not-found");
		assertThat(this.platform.questions()).isEmpty();
	}

	@Test
	void reportsFaultsOfThePlatform() {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault("TimedOut");
		});
		MvcTestResult result = get("/calls?destination=13387525701");
		assertThat(result).hasStatus(504).bodyJson().extractingPath("$.instance").isEqualTo("/calls");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			from=yesterday                        | from      | such as 2019-09-27T14:58:37+08:00
			from=2026-02-30                       | from      | must be an ISO 8601 date or time
			from=2026-01-02&to=2026-01-01         | to        | must be after `from`
			direction=up                          | direction | must be one of inbound, outbound, all
			method=carrier-pigeon                 | method    | must be one of internal, manual, api
			sync=unraed                           | sync      | must be one of all, unread, read
			size=0                                | size      | must be a whole number from 1 to 1000
			size=5000                             | size      | must be a whole number from 1 to 1000
			page=-1                               | page      | must be a whole number from 1 to 2147483
			page=2147484                          | page      | must be a whole number from 1 to 2147483
			zone=Mars/Base                        | zone      | must be the IANA name of a time zone
			dirction=inbound                      | dirction  | did you mean `direction`?
			direction=inbound&direction=outbound  | direction | must be given only once
			extension=80%0d%0a01                  | extension | must not contain control characters
			extension=8001;drop                   | extension | must be at most 100 extensions of 1 to 32
			destination=call-me                   | destination | must be a number of 1 to 32 digits
			userId=%ff                            | userId    | must be percent-encoded UTF-8
			dirction=                             | dirction  | did you mean `direction`?
			from=2001-01-01                       | from      | a range of at most 1096 days
			""")
	void refusesBadInput(String query, String name, String allowed) {
		assertFault(get("/calls?" + query), name, allowed);
	}

	@Test
	void refusesAParameterOf9Kilobytes() {
		assertFault(get("/calls?memberId=" + "x".repeat(9 * 1024)), "memberId", "must have at most 128 characters");
	}

	@Test
	void refusesTooManyExtensions() {
		StringBuilder query = new StringBuilder("extension=1");
		for (int i = 2; i <= 101; i++) {
			query.append("&extension=").append(i);
		}
		assertFault(get("/calls?" + query), "extension", "must be at most 100 extensions");
	}

	@Test
	void reportsAllFaultsAtOnce() {
		MvcTestResult result = get("/calls?from=yesterday&size=0&dirction=up&account=nope");
		assertThat(result).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].parameter")
			.asArray()
			.containsExactly("from", "size", "dirction");
	}

	@Test
	void listsTheAllowedWords() {
		assertThat(get("/calls?direction=up")).bodyJson()
			.extractingPath("$.errors[0]")
			.asMap()
			.containsEntry("value", "up")
			.containsEntry("allowed", List.of("inbound", "outbound", "all"));
	}

	@Test
	void linksPages() {
		this.platform.answers(101);
		String range = "&from=2026-11-21T16:30:15%2B08:00&to=2026-11-22T16:30:15%2B08:00";
		MvcTestResult result = get("/calls?direction=outbound&page=2");
		assertThat(link(result, "first")).contains("http://localhost/calls?direction=outbound" + range + "&page=1");
		assertThat(link(result, "prev")).contains("http://localhost/calls?direction=outbound" + range + "&page=1");
		assertThat(link(result, "next")).contains("http://localhost/calls?direction=outbound" + range + "&page=3");
		assertThat(link(result, "last")).contains("http://localhost/calls?direction=outbound" + range + "&page=3");
	}

	@Test
	void linksNoMissingPages() {
		this.platform.answers(0);
		MvcTestResult result = get("/calls");
		assertThat(link(result, "prev")).isEmpty();
		assertThat(link(result, "next")).isEmpty();
		assertThat(link(result, "last").orElseThrow()).endsWith("&page=1");
	}

	@Test
	void linksBackFromFarBehindTheEnd() {
		this.platform.answers(101);
		MvcTestResult result = get("/calls?page=9");
		assertThat(link(result, "prev").orElseThrow()).endsWith("&page=3");
		assertThat(link(result, "next")).isEmpty();
	}

	/** The platform could not number the calls of later pages. */
	@Test
	void linksNoPageThatIsRefused() {
		this.platform.answers((query) -> new CdrPage(List.of(CdrFixture.DOCUMENTED), 3_000_000));
		MvcTestResult result = get("/calls?size=1&page=2147483");
		assertThat(result).hasStatusOk();
		assertThat(link(result, "next")).isEmpty();
		assertThat(link(result, "last").orElseThrow()).endsWith("&page=2147483");
	}

	@Test
	void linksTheRestOfWhatIsUnreadAsPageOne() {
		Cdr cdr = CdrFixture.DOCUMENTED;
		this.platform.answers((query) -> new CdrPage(List.of(cdr), 2));
		MvcTestResult result = get("/calls?sync=unread&size=1");
		assertThat(link(result, "next").orElseThrow()).contains("sync=unread", "from=2026-11-21T16:30:15%2B08:00")
			.endsWith("&page=1");
		assertThat(link(result, "first")).isEmpty();
		assertThat(link(result, "last")).isEmpty();
	}

	/** The calls are marked as read, so that they have to be answered. */
	@Test
	void leavesOutALinkThatIsTooLongToTheRestOfWhatIsUnread() {
		this.platform.answers((query) -> new CdrPage(List.of(CdrFixture.DOCUMENTED), 2));
		byte[] random = new byte[100 * 24];
		new Random(1).nextBytes(random);
		String extensions = Base64.getUrlEncoder().encodeToString(random).replaceAll(".{32}(?!$)", "$0,");
		assertThat(get("/calls?size=1&extension=" + extensions)).hasStatus(400);
		MvcTestResult result = get("/calls?sync=unread&size=1&extension=" + extensions);
		assertThat(result).hasStatusOk().headers().doesNotContainHeader("Link");
		assertThat(result).bodyJson().extractingPath("$.items[0].id").isEqualTo(22670);
	}

	@Test
	void linksNothingOnceEverythingIsRead() {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		assertThat(get("/calls?sync=unread")).headers().doesNotContainHeader("Link");
	}

	@ParameterizedTest
	@CsvSource({ "from=2026-10-25T00:30:00.123Z&to=2026-10-25T01:30:00Z&zone=Europe/Berlin",
			"zone=Africa/Monrovia&from=1970-06-01&to=1970-06-02",
			"from=2026-03-29T02:30:00&zone=Europe/Berlin&to=2026-04-01",
			"zone=Asia/Kathmandu&userId=%E5%BC%A0%20%2B%26%3D%23&destination=%2B49301" })
	void keepsTheQueryFromPageToPage(String query) {
		this.platform.answers(1000);
		Optional<String> next = link(get("/calls?" + query), "next");
		get(next.orElseThrow());
		CdrQuery first = this.platform.questions().getFirst().query();
		CdrQuery second = this.platform.questions().getLast().query();
		assertThat(second).usingRecursiveComparison().ignoringFields("page").isEqualTo(first);
		assertThat(second.page()).isEqualTo(2);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

	private void assertFault(MvcTestResult result, String name, String allowed) {
		assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.code").isEqualTo("invalid-parameter");
		assertThat(result).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo(name);
		assertThat(result).bodyJson().extractingPath("$.errors[0].message").asString().contains(allowed);
		assertThat(result.getResponse().getContentLength()).isLessThan(3000);
		assertThat(this.platform.questions()).isEmpty();
	}

	private static Optional<String> link(MvcTestResult result, String relation) {
		Matcher links = LINK.matcher(Optional.ofNullable(result.getResponse().getHeader("Link")).orElse(""));
		return links.results()
			.filter((link) -> relation.equals(link.group(2)))
			.map((link) -> link.group(1))
			.findFirst();
	}

}
