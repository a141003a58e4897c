package io.cdrfacade.platform.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubPlatform.Answer;
import io.cdrfacade.platform.StubPlatform.Request;
import io.cdrfacade.platform.StubProxy;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.NetworkSettings.Login;
import io.cdrfacade.platform.settings.NetworkSettings.Proxy;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links and files against a platform and a host that misbehave, over real connections.
 */
class WireRecordingsTests {

	private static final Account ACCOUNT = PlatformClients.ACCOUNT;

	private static final String NOT_ALLOWED = "The platform gave a link to the recording on a host that the account does not allow";

	private final StubPlatform stub = new StubPlatform();

	/** The host of recordings, or the target of an attack. */
	private final StubPlatform host = new StubPlatform();

	private final int port = this.host.url().getPort();

	private final Workbench bench = new Workbench();

	private CheckedAddresses.Lookup lookup = InetAddress::getAllByName;

	@AfterEach
	void close() {
		this.stub.close();
		this.host.close();
	}

	@Test
	void asksForTheLink() {
		link("http:\\/\\/127.0.0.1:8080\\/abcdefg", "\"\\u8fc7\\u671f\\u65f6\\u95f4:2020-02-11 17:27:23\"");
		use((recordings) -> {
			assertThat(recordings.link(ACCOUNT, "录音 1.wav")).contains(new RecordingLink(
					URI.create("http://127.0.0.1:8080/abcdefg"), Instant.parse("2020-02-11T09:27:23Z")));
			assertThat(this.stub.bills()).singleElement()
				.extracting(Request::fields)
				.isEqualTo(Map.of("service", "App.Sip_Cdr.GetRecodeFile", "token", "token-1", "filename", "录音 1.wav"));
			assertThat(this.bench.requests(Operation.RECORDING, "success")).isOne();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "false", "[]", "\"soon\"", "{\"a\":1}" })
	void acceptsALinkWithoutAnEnd(String end) {
		link("http://127.0.0.1/a", end);
		use((recordings) -> assertThat(recordings.link(ACCOUNT, "1.wav")).get()
			.extracting(RecordingLink::expiresAt)
			.isNull());
	}

	@Test
	void tellsThatThereIsNoSuchFile() {
		this.bench.breaker();
		this.stub.onBills((request) -> StubPlatform.json(Answers.failure("1029", "文件不存在")));
		use((recordings) -> {
			for (int i = 0; i < 10; i++) {
				assertThat(recordings.link(ACCOUNT, "no.wav")).isEmpty();
			}
			assertThat(this.stub.bills()).hasSize(10);
		});
	}

	@Test
	void failsWithThePlatform() {
		this.stub.onBills((request) -> StubPlatform.json(Answers.failure("1003", "操作失败")));
		use((recordings) -> assertThat(PlatformClients.fault(() -> recordings.link(ACCOUNT, "1.wav")))
			.isInstanceOf(Failed.class));
	}

	@Test
	void refusesAnAnswerWithoutALink() {
		this.stub.onBills((request) -> StubPlatform
			.json("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"downurl\":\"\"}},\"msg\":\"\"}"));
		use((recordings) -> assertThat(PlatformClients.fault(() -> recordings.link(ACCOUNT, "1.wav")))
			.isInstanceOf(Malformed.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:%d/", "http://127.0.0.2:%d/", "http://127.1:%d/",
			"http://2130706433:%d/", "http://0x7f.1:%d/", "http://0177.0.0.1:%d/", "http://[::1]:%d/",
			"http://[::ffff:127.0.0.1]:%d/", "http://[::ffff:7f00:1]:%d/", "http://[::127.0.0.1]:%d/",
			"http://[64:ff9b::7f00:1]:%d/", "http://[2002:7f00:1::]:%d/", "http://0.0.0.0:%d/", "http://0:%d/",
			"http://①②⑦.⓪.⓪.①:%d/", "http://127.0.0.1%%2e:%d/", "http://user@127.0.0.1:%d/",
			"http://platform:pw@127.0.0.1:%d/", "http://127.0.0.1\\\\@evil.example:%d/", "//127.0.0.1:%d/",
			"gopher://127.0.0.1:%d/", "ftp://127.0.0.1:%d/", "file:///etc/passwd?%d", "jar:http://127.0.0.1:%d/!/",
			"http://169.254.169.254/latest/meta-data/?%d", "http://100.100.100.200/?%d", "http://10.0.0.1:%d/",
			"http://192.168.0.1:%d/", "http://[fe80::1]:%d/", "http://[fd00:ec2::254]:%d/", "http://224.0.0.1:%d/",
			"http://8.8.8.8:%d/", "http://example.com:%d/", "http://metadata.google.internal:%d/" })
	void refusesOtherHosts(String url) {
		link(url.formatted(this.port), "null");
		use((recordings) -> assertThat(PlatformClients.fault(() -> recordings.link(ACCOUNT, "1.wav")))
			.isInstanceOf(Malformed.class)
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@Test
	void refusesThemAgainBeforeItConnects() {
		use((recordings) -> assertThat(fault(recordings, "http://localhost:%d/".formatted(this.port)))
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "100.100.100.200", "0.0.0.0",
			"::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "fe80::1", "fd00::1" })
	void doesNotFollowANameToWhereItMustNot(String address) {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] { InetAddress.ofLiteral(address) };
		use((recordings) -> assertThat(fault(recordings, "http://files.example:%d/".formatted(this.port)))
			.isInstanceOf(Malformed.class)
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@Test
	void followsANameToAnAddressThatIsListedAsWell() {
		this.bench.recordingHosts("files.example", "127.0.0.1");
		this.lookup = (
				name) -> new InetAddress[] { InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1") };
		file("RIFF");
		use((recordings) -> assertThat(read(recordings, "http://files.example:%d/a".formatted(this.port)))
			.isEqualTo("RIFF"));
		assertThat(this.host.bills()).singleElement()
			.satisfies((request) -> assertThat(request.headers()).containsEntry("host", "files.example:" + this.port));
	}

	@Test
	void tellsAProxyTheCheckedAddressAndNoName() {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] {
				InetAddress.getByAddress(name, new byte[] { 93, (byte) 184, (byte) 216, 34 }) };
		file("RIFF");
		useProxy((recordings, proxy) -> {
			assertThat(read(recordings, "http://files.example/a")).isEqualTo("RIFF");
			assertThat(proxy.requests()).containsExactly("CONNECT 93.184.216.34:80 HTTP/1.1");
		});
	}

	@Test
	void doesNotFollowANameThroughAProxyToWhereItMustNot() {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] { InetAddress.ofLiteral("10.1.2.3") };
		useProxy((recordings, proxy) -> {
			assertThat(fault(recordings, "http://files.example/a")).isInstanceOf(Malformed.class)
				.hasMessage(NOT_ALLOWED);
			assertThat(proxy.requests()).isEmpty();
		});
	}

	@Test
	void sendsNothingOfTheCallerOrTheAccount() {
		file("RIFF");
		use((recordings) -> {
			FileRequest part = new FileRequest("bytes=0-", "\"tag\"");
			close(recordings.open(ACCOUNT, new RecordingLink(this.host.url(), null), part));
			assertThat(this.host.bills()).singleElement().satisfies((request) -> {
				assertThat(request.line()).isEqualTo("GET / HTTP/1.1");
				assertThat(request.headers())
					.containsOnlyKeys("host", "user-agent", "accept", "accept-encoding", "range", "if-range",
							"connection")
					.containsEntry("accept-encoding", "identity")
					.containsEntry("range", "bytes=0-")
					.containsEntry("if-range", "\"tag\"");
			});
		});
	}

	@Test
	void readsHeadsOfPartsAndWholes() {
		answer("HTTP/1.1 206 OK\r\nContent-Type: audio/wav\r\nContent-Range: bytes 2-5/10\r\nContent-Length: 4\r\n"
				+ "ETag: \"x\"\r\nLast-Modified: Fri, 27 Sep 2019 06:59:05 GMT\r\n\r\n2345");
		use((recordings) -> {
			FileAnswer answer = recordings.open(ACCOUNT, new RecordingLink(this.host.url(), null),
					new FileRequest("bytes=2-5", null));
			assertThat(content(answer).head()).isEqualTo(
					new FileHead("audio/wav", 10, new FileHead.Part(2, 5), "\"x\"", "Fri, 27 Sep 2019 06:59:05 GMT"));
			close(answer);
			answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: x\r\nLast-Modified: now\r\n\r\n2345");
			FileAnswer whole = open(recordings);
			assertThat(content(whole).head()).isEqualTo(new FileHead(null, 4, null, null, null));
			close(whole);
		});
	}

	@ParameterizedTest
	@CsvSource({ "404,MISSING", "410,MISSING", "401,REFUSED", "403,REFUSED", "416,FAULT", "206,FAULT", "301,FAULT",
			"302,FAULT", "304,FAULT", "204,FAULT", "400,FAULT", "500,FAULT", "503,FAULT" })
	void tellsOtherAnswersApart(int status, String what) {
		String location = "http://169.254.169.254/latest/meta-data/";
		answer("HTTP/1.1 %d X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(status, location));
		use((recordings) -> {
			switch (what) {
				case "MISSING" -> assertThat(open(recordings)).isEqualTo(new FileAnswer.Missing());
				case "REFUSED" -> assertThat(open(recordings)).isEqualTo(new FileAnswer.LinkRefused());
				default -> assertThat(fault(recordings, this.host.url().toString()))
					.isInstanceOfAny(Failed.class, Malformed.class)
					.message()
					.doesNotContain("169.254", "127.0.0.1");
			}
			assertThat(this.host.bills()).hasSize(1);
		});
	}

	@Test
	void tellsWhenABusyHostIsToBeAskedAgain() {
		answer("HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
		use((recordings) -> {
			PlatformException fault = fault(recordings, this.host.url().toString());
			assertThat(fault).isInstanceOf(Busy.class);
			assertThat(fault.retryAfter()).hasSeconds(7);
			assertThat(this.host.bills()).hasSize(1);
		});
	}

	@Test
	void followsNoRedirect() {
		try (StubPlatform elsewhere = new StubPlatform()) {
			answer("HTTP/1.1 302 X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(elsewhere.url()));
			use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Failed.class)
				.hasMessageContaining("not followed"));
			assertThat(elsewhere.bills()).isEmpty();
		}
	}

	@Test
	void tellsARangeBehindTheEnd() {
		answer("HTTP/1.1 416 X\r\nContent-Range: bytes */10\r\nContent-Length: 0\r\n\r\n");
		use((recordings) -> assertThat(
				recordings.open(ACCOUNT, new RecordingLink(this.host.url(), null), new FileRequest("bytes=10-", null)))
			.isEqualTo(new FileAnswer.BeyondEnd(10)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Content-Range: bytes 5-2/10\r\n", "Content-Range: bytes 2-10/10\r\n",
			"Content-Range: bytes 2-6/10\r\n", "Content-Range: items 2-5/10\r\n", "Content-Range: bytes */10\r\n",
			"Content-Range: bytes 2-5/10\r\nContent-Encoding: gzip\r\n",
			"Content-Type: multipart/byteranges; boundary=x\r\n" })
	void refusesPartsThatContradictThemselves(String headers) {
		answer("HTTP/1.1 206 OK\r\n%sContent-Length: 4\r\n\r\n2345".formatted(headers));
		use((recordings) -> assertThat(PlatformClients.fault(() -> recordings.open(ACCOUNT,
				new RecordingLink(this.host.url(), null), new FileRequest("bytes=2-5", null))))
			.isInstanceOf(Malformed.class));
	}

	@Test
	void refusesCompressedAnswers() {
		answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\b");
		use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Malformed.class));
	}

	@Test
	void refusesEndlessHeaders() {
		answer("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1024 * 1024));
		use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Malformed.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\nContent-Len" })
	void failsWithAHostThatSpeaksNoHttp(String text) {
		answer(text);
		use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOfAny(Failed.class,
				Malformed.class));
	}

	@Test
	void cannotReachAHostThatIsNotThere() {
		this.host.close();
		use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Unreachable.class));
	}

	@Test
	void givesUpOnAHostThatIsSilent() {
		this.bench.limits(PlatformClients.responseTimeout(Duration.ofMillis(200)));
		this.host.onBills((request) -> this.host.silence());
		use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(TimedOut.class));
	}

	@Test
	void givesUpOnAHostThatFallsSilent() {
		this.bench.limits(PlatformClients.responseTimeout(Duration.ofMillis(200)));
		CountDownLatch end = new CountDownLatch(1);
		this.host.onBills((request) -> (out) -> {
			out.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n1234".getBytes(StandardCharsets.UTF_8));
			out.flush();
			return !end.await(20, TimeUnit.SECONDS);
		});
		use((recordings) -> {
			InputStream body = content(open(recordings)).body();
			assertThat(body.readNBytes(4)).asString().isEqualTo("1234");
			assertThat(PlatformClients.fault(body::read)).isInstanceOf(TimedOut.class);
			end.countDown();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 8\r\n\r\n1234", "Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n" })
	void tellsThatAFileBreaksOff(String rest) {
		answer("HTTP/1.1 200 OK\r\n" + rest);
		use((recordings) -> {
			InputStream body = content(open(recordings)).body();
			assertThat(body.readNBytes(4)).asString().isEqualTo("1234");
			assertThat(PlatformClients.fault(body::read)).isInstanceOf(Malformed.class)
				.hasMessageContaining("cut off")
				.hasNoCause();
		});
	}

	@Test
	void readsNoMoreThanWasAnnounced() {
		answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1234HTTP/1.1 200 OK\r\n\r\nX");
		use((recordings) -> {
			assertThat(read(recordings, this.host.url().toString())).isEqualTo("1234");
			assertThat(read(recordings, this.host.url().toString())).isEqualTo("1234");
		});
	}

	/** The host could send far more than the sockets and the pieces ahead can hold. */
	@Test
	void letsTheHostWaitForASlowReaderAndLetsGoOfIt() throws Exception {
		AtomicLong written = new AtomicLong();
		CountDownLatch broken = new CountDownLatch(1);
		this.host.onBills((request) -> (out) -> {
			try {
				out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
				byte[] piece = new byte[64 * 1024];
				while (true) {
					out.write(piece);
					written.addAndGet(piece.length);
				}
			}
			catch (IOException ex) {
				broken.countDown();
				throw ex;
			}
		});
		use((recordings) -> {
			InputStream body = content(open(recordings)).body();
			assertThat(body.readNBytes(1024 * 1024)).hasSize(1024 * 1024);
			body.close();
			assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(written.get()).isLessThan(64L * 1024 * 1024);
		});
	}

	@Test
	void countsNoFaultsAgainstThePlatform() {
		this.bench.breaker();
		this.host.onBills((request) -> StubPlatform.hangUp());
		use((recordings) -> {
			for (int i = 0; i < 10; i++) {
				assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Failed.class);
			}
			link("http://127.0.0.1/a", "null");
			assertThat(recordings.link(ACCOUNT, "1.wav")).isPresent();
		});
	}

	/** Only the proxy knows the platform's address, and is left to find it. */
	@Test
	void reachesThePlatformsOwnHostThroughTheProxyOfTheJvm() {
		file("RIFF");
		try (StubProxy proxy = new StubProxy(this.host.url(), "facade", "pass")) {
			Map<String, String> jvm = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort",
					Integer.toString(proxy.port()), "http.proxyUser", "facade", "http.proxyPassword", "pass");
			jvm.forEach(System::setProperty);
			try (WirePlatform platform = this.bench.platform(URI.create("http://platform.invalid:8080/"));
					WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
				assertThat(read(recordings, "http://platform.invalid/a")).isEqualTo("RIFF");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				jvm.keySet().forEach(System::clearProperty);
			}
			assertThat(proxy.requests()).containsExactly("CONNECT platform.invalid:80 HTTP/1.1");
		}
	}

	@Test
	void goesPastTheProxyOfTheJvmToHostsThatItIsNotFor() throws IOException {
		file("RIFF");
		Map<String, String> jvm = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1", "http.nonProxyHosts",
				"localhost");
		jvm.forEach(System::setProperty);
		try (WirePlatform platform = this.bench.platform(URI.create("http://localhost:8080/"));
				WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
			assertThat(read(recordings, "http://localhost:" + this.port + "/a")).isEqualTo("RIFF");
		}
		finally {
			jvm.keySet().forEach(System::clearProperty);
		}
	}

	private void link(String url, String end) {
		this.stub.onBills((request) -> StubPlatform.json(
				"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"downurl\":\"%s\",\"expiredtime\":%s}},\"msg\":\"\"}"
					.formatted(url.replace("\\\\", "\\\\\\\\"), end)));
	}

	private void file(String text) {
		this.host.onBills((request) -> StubPlatform.http(200, "audio/wav", text));
	}

	private void answer(String text) {
		this.host.onBills((request) -> StubPlatform.raw(text));
	}

	private void assertNobodyCame() {
		assertThat(this.host.bills()).isEmpty();
		assertThat(this.host.connections()).isZero();
	}

	private PlatformException fault(Recordings recordings, String url) {
		return PlatformClients
			.fault(() -> recordings.open(ACCOUNT, new RecordingLink(URI.create(url), null), FileRequest.WHOLE));
	}

	private FileAnswer open(Recordings recordings) {
		return recordings.open(ACCOUNT, new RecordingLink(this.host.url(), null), FileRequest.WHOLE);
	}

	private static String read(Recordings recordings, String url) throws IOException {
		FileAnswer answer = recordings.open(ACCOUNT, new RecordingLink(URI.create(url), null), FileRequest.WHOLE);
		try (InputStream body = content(answer).body()) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static FileAnswer.Content content(FileAnswer answer) {
		return (FileAnswer.Content) Objects.requireNonNull(answer);
	}

	private static void close(FileAnswer answer) throws IOException {
		content(answer).body().close();
	}

	private void use(Use use) {
		this.bench.account(ACCOUNT.name(), this.stub.url());
		try (WirePlatform platform = this.bench.platform();
				WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
			use.with(recordings);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private void useProxy(ProxiedUse use) {
		try (StubProxy proxy = new StubProxy(this.host.url(), "facade", "pass")) {
			this.bench.network(new NetworkSettings(
					new Proxy("127.0.0.1", proxy.port(), new Login("facade", new Secret("pass"))), null));
			use((recordings) -> use.with(recordings, proxy));
		}
	}

	/** What a test does with recordings behind a proxy. */
	@FunctionalInterface
	private interface ProxiedUse {

		void with(Recordings recordings, StubProxy proxy) throws Exception;

	}

	/** What a test does with recordings. */
	@FunctionalInterface
	private interface Use {

		void with(Recordings recordings) throws Exception;

	}

}
