package io.cdrfacade.platform.account;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Ticker;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.PlatformException.Rejected;
import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubPlatform.Answer;
import io.cdrfacade.platform.StubPlatform.Request;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.settings.FormEncoding;

import static org.assertj.core.api.Assertions.assertThat;

class WirePlatformTests {

	private static final CdrPage DOCUMENTED = new CdrPage(List.of(Answers.DOCUMENTED_CDR), 8151, 10);

	private final StubPlatform stub = new StubPlatform();

	private final WirePlatform platform = PlatformClients.of(this.stub);

	@AfterEach
	void close() {
		this.platform.close();
		this.stub.close();
	}

	@Test
	void readsTheDocumentedExample() {
		assertThat(PlatformClients.read(this.platform)).isEqualTo(DOCUMENTED);
	}

	@ParameterizedTest
	@EnumSource
	void logsInOnceAndAsks(FormEncoding encoding) {
		try (WirePlatform client = PlatformClients.of(PlatformClients.settings(this.stub.url(), encoding),
				Ticker.systemTicker())) {
			PlatformClients.read(client);
			PlatformClients.read(client);
		}
		assertThat(this.stub.logins()).singleElement()
			.extracting(Request::fields)
			.isEqualTo(Map.of("service", "App.Sip_Auth.Login", "appid", PlatformClients.APP_ID, "accesskey",
					PlatformClients.ACCESS_KEY));
		assertThat(this.stub.bills()).hasSize(2).allSatisfy((request) -> {
			assertThat(request.line()).isEqualTo("POST / HTTP/1.1");
			assertThat(request.headers()).doesNotContainKeys("cookie", "transfer-encoding", "accept-encoding");
			assertThat(request.fields()).containsEntry("token", "token-1")
				.containsEntry("starttime", "2019-09-27 00:00:00")
				.containsEntry("endtime", "2019-09-27 23:59:59");
		});
	}

	@Test
	void keepsThePathAndQueryOfTheAddress() {
		URI url = this.stub.url().resolve("/api/?s=x");
		try (WirePlatform client = PlatformClients.of(PlatformClients.settings(url, FormEncoding.MULTIPART),
				Ticker.systemTicker())) {
			PlatformClients.read(client);
		}
		assertThat(this.stub.bills()).map(Request::line).containsExactly("POST /api/?s=x HTTP/1.1");
	}

	@Test
	void doesNotAskForARangeWithoutAnySecond() {
		Instant from = Instant.parse("2019-09-27T00:00:00.1Z");
		CdrQuery query = new CdrQuery(from, from.plusMillis(100), CdrFilter.ALL, SyncState.ALL, 1, 10);
		assertThat(this.platform.cdrs(PlatformClients.ACCOUNT, query)).isEqualTo(new CdrPage(List.of(), 0));
		assertThat(this.stub.logins()).isEmpty();
	}

	@Test
	void readsPagesWithoutRecords() {
		answer(StubPlatform.json(Answers.success("\"totalitems\":0,\"bills\":[]")));
		assertThat(PlatformClients.read(this.platform)).isEqualTo(new CdrPage(List.of(), 0));
	}

	@Test
	void doesNotRepeatPhoneNumbersOfARefusal() {
		answer(StubPlatform.json(Answers.refusal(400, "13387525701 (１３３８７５２５７０１) of 8001 is bad")));
		assertFault(Rejected.class, new PlatformRefusal(400, null, "*** (***) of 8001 is bad"));
	}

	@ParameterizedTest
	@CsvSource({ "400", "404", "401", "0", "-1", "201", "499" })
	void isRejected(int ret) {
		answer(StubPlatform.json(Answers.refusal(ret, "非法请求：参数错误")));
		assertFault(Rejected.class, new PlatformRefusal(ret, null, "非法请求：参数错误"));
	}

	@ParameterizedTest
	@CsvSource({ "500", "501", "599", "605", "99999" })
	void failsByRet(int ret) {
		answer(StubPlatform.json(Answers.refusal(ret, "oops")));
		assertFault(Failed.class, new PlatformRefusal(ret, null, "oops"));
	}

	@ParameterizedTest
	@CsvSource({ "601", "602", "603", "604" })
	void isNotAuthorised(int ret) {
		answer(StubPlatform.json(Answers.refusal(ret, "no")));
		assertFault(NotAuthorised.class, new PlatformRefusal(ret, null, "no"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1001", "1002", "1003", "1011", "1012", "1013", "1014", "1015", "1016", "1017", "1018",
			"1019", "1020", "1021", "1024", "1025", "1026", "1027", "1028", "1029", "1031", "1032", "1033", "42", "x" })
	void failsByCode(String code) {
		answer(StubPlatform.json(Answers.failure(code, "授权失败")));
		assertFault(Failed.class, new PlatformRefusal(200, code, "授权失败"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400, 404, 500, 502, 600, 601, 999 })
	void decidesByRetWhateverTheStatus(int status) {
		answer(StubPlatform.http(status, "text/html", Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform)).isEqualTo(DOCUMENTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html; charset=gbk", "text", "", "application/json; charset=none", "a/b/c", ";" })
	void readsJsonWhateverItIsCalled(String contentType) {
		answer(StubPlatform.http(200, contentType, Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform)).isEqualTo(DOCUMENTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ufeff", "<br />\n<b>Deprecated</b>:  Function {closure} on line <b>1</b><br />\n" })
	void readsJsonBehindOtherOutput(String output) {
		answer(StubPlatform.json(output + Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform)).isEqualTo(DOCUMENTED);
	}

	@Test
	void readsAnAnswerWithoutALength() {
		answer(StubPlatform.untilClose(Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform)).isEqualTo(DOCUMENTED);
	}

	@Test
	void recognisesACutOffAnswerWithoutALength() {
		answer(StubPlatform.untilClose(Answers.DOCUMENTED.substring(0, Answers.DOCUMENTED.length() - 1)));
		assertFault(Malformed.class, null).hasMessageContaining("cut off");
	}

	@Test
	void recognisesACutOffAnswerWithALength() {
		answer(StubPlatform.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + Answers.DOCUMENTED));
		assertFault(Malformed.class, null).hasMessageContaining("cut off");
	}

	@Test
	void recognisesACutOffAnswerInChunks() {
		answer(StubPlatform.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ret\r\n64\r\n\":200"));
		assertFault(Malformed.class, null).hasMessageContaining("cut off");
	}

	@Test
	void readsAnAnswerInChunks() {
		String body = Answers.refusal(400, "no");
		answer(StubPlatform.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n" + body.substring(0, 3)
				+ "\r\n" + Integer.toHexString(body.length() - 3) + "\r\n" + body.substring(3) + "\r\n0\r\n\r\n"));
		assertFault(Rejected.class, new PlatformRefusal(400, null, "no"));
	}

	@Test
	void refusesInvalidChunks() {
		answer(StubPlatform.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"));
		assertFault(Malformed.class, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.2\r\n", "\0\0\0\0\r\n\r\n", "HTTP/x 200 OK\r\n\r\n",
			"<html></html>\r\n\r\n" })
	void refusesWhatIsNotHttp(String text) {
		answer(StubPlatform.raw(text));
		assertFault(Malformed.class, null).hasMessageContaining("not HTTP");
	}

	@ParameterizedTest
	@CsvSource({ "200, ''", "301, HTTP status 301", "404, HTTP status 404" })
	void findsAnHtmlPageMalformed(int status, String told) {
		answer(StubPlatform.http(status, "text/html", "<html><body>Something {else}</body></html>"));
		assertFault(Malformed.class, null).hasMessageContaining("no envelope").hasMessageContaining(told);
	}

	@ParameterizedTest
	@CsvSource({ "500", "502", "503", "504", "605" })
	void findsAnHtmlPageOfAServerErrorFailed(int status) {
		answer(StubPlatform.http(status, "text/html", "<html><body>Bad Gateway</body></html>"));
		assertFault(Failed.class, null).hasMessageContaining("HTTP status " + status);
	}

	@ParameterizedTest
	@CsvSource({ "601", "604" })
	void takesTheStatusForRetWhereThereIsNoEnvelope(int status) {
		answer(StubPlatform.http(status, "text/html", ""));
		assertFault(NotAuthorised.class, new PlatformRefusal(status, null, null));
	}

	/** As a proxy in front of the platform answers. */
	@ParameterizedTest
	@CsvSource({ "401", "403" })
	void findsAnHtmlPageThatForbidsARefusal(int status) {
		answer(StubPlatform.http(status, "text/html", "<html><body>Forbidden</body></html>"));
		assertFault(Rejected.class, new PlatformRefusal(status, null, null));
	}

	@ParameterizedTest
	@CsvSource({ "401", "403" })
	void isNotAuthorisedWhenAnHtmlPageForbidsALogin(int status) {
		this.stub.onLogin((request) -> StubPlatform.http(status, "text/html", "<html></html>"));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class)
			.extracting(PlatformException::refusal)
			.isEqualTo(new PlatformRefusal(status, null, null));
		assertThat(this.stub.logins()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "'Retry-After: 7', PT7S", "'Retry-After:  007 ', PT7S", "'Retry-After: 0',", "'Retry-After: -1',",
			"'Retry-After: 1.5',", "'Retry-After: 99999999999999999999',",
			"'Retry-After: Sat, 28 Nov 2026 02:00:00 GMT',", "X: y," })
	void findsAPlatformBusyThatLimitsRequests(String header, @Nullable Duration wait) {
		answer(StubPlatform.raw("HTTP/1.1 429 X\r\nContent-Length: 6\r\n" + header + "\r\n\r\n<html>"));
		assertFault(Busy.class, null).hasMessageContaining("HTTP status 429")
			.extracting((fault) -> ((Busy) fault).retryAfter())
			.isEqualTo(wait);
	}

	@Test
	void holdsLoginsBackWhenTheyAreLimited() {
		this.stub.onLogin((request) -> StubPlatform.http(429, "text/html", ""));
		try (WirePlatform limited = PlatformClients.of(this.stub, new Turnable())) {
			for (int i = 0; i < 3; i++) {
				assertThat(PlatformClients.fault(limited)).isInstanceOf(Busy.class);
			}
		}
		assertThat(this.stub.logins()).hasSize(1);
	}

	@Test
	void findsAnEmptyAnswerMalformed() {
		answer(StubPlatform.json(""));
		assertFault(Malformed.class, null).hasMessageContaining("empty");
		answer(StubPlatform.raw("HTTP/1.1 204 No Content\r\n\r\n"));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Malformed.class);
	}

	@Test
	void findsAPageOfTheWrongShapeMalformed() {
		answer(StubPlatform.json("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":5,\"bills\":null}}}"));
		assertFault(Malformed.class, null).hasMessageContaining("no list of records");
	}

	@ParameterizedTest
	@CsvSource({ "400", "404", "600", "601", "602", "603", "604", "605", "0" })
	void isNotAuthorisedWhenALoginIsRefused(int ret) {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(ret, "no")));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class)
			.extracting(PlatformException::refusal)
			.isEqualTo(new PlatformRefusal(ret, null, "no"));
		assertThat(this.stub.bills()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1002", "1003", "1010", "1029" })
	void isNotAuthorisedWhenALoginFailsInside(String code) {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.failure(code, "授权失败")));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class)
			.extracting(PlatformException::refusal)
			.isEqualTo(new PlatformRefusal(200, code, "授权失败"));
	}

	@Test
	void failsWhenThePlatformCannotLogIn() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.failure("1001", "x")));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Failed.class);
	}

	@Test
	void failsWhenALoginMeetsAServerError() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(500, "x")));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Failed.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   " })
	void findsALoginWithoutATokenMalformed(String token) {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login(token)));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Malformed.class).hasMessageContaining("no token");
	}

	@Test
	void takesNoTokenThatIsTooLong() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login("x".repeat(8193))));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Malformed.class).hasMessageContaining("too long");
		assertThat(this.stub.bills()).isEmpty();
	}

	@Test
	void keepsSecretsAndAddressesOutOfRefusals() {
		String url = this.stub.url().toString();
		String echo = "key=" + PlatformClients.ACCESS_KEY + " app=" + PlatformClients.APP_ID.toUpperCase(Locale.ROOT)
				+ " token=token-1 at " + url + "x?a=b失败 or 127.0.0.1 or 10.1.2.3:3306\\u0000\\u001b[31m\\u202e\\n ";
		answer(StubPlatform.json(Answers.failure("1003 token-1", echo)));
		assertFault(Failed.class,
				new PlatformRefusal(200, "1003 ***", "key=*** app=*** token=*** at ***失败 or *** or ***[31m"));
	}

	/** The code decides what the fault is. */
	@Test
	void keepsCodesThatHoldAShortToken() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login("10")));
		answer(StubPlatform.json(Answers.failure("1003", "of 10")));
		assertFault(Failed.class, new PlatformRefusal(200, "1003", "of ***"));
	}

	@Test
	void shortensLongRefusals() {
		answer(StubPlatform.json(Answers.failure("x".repeat(500), "长".repeat(198) + "😀" + "长".repeat(500))));
		PlatformRefusal shown = PlatformClients.fault(this.platform).refusal();
		assertThat(shown).isEqualTo(new PlatformRefusal(200, "x".repeat(31) + "…", "长".repeat(198) + "…"));
	}

	private void answer(Answer answer) {
		this.stub.onBills((request) -> answer);
	}

	/** A fault of a call that is made once. */
	private AbstractThrowableAssert<?, ?> assertFault(Class<? extends PlatformException> type,
			@Nullable PlatformRefusal refusal) {
		PlatformException fault = PlatformClients.fault(this.platform);
		assertThat(fault.refusal()).isEqualTo(refusal);
		assertThat(this.stub.bills()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(1);
		assertThat(fault.toString()).doesNotContain("127.0.0.1", "token-1", PlatformClients.ACCESS_KEY);
		return assertThat(fault).isInstanceOf(type);
	}

}
