package io.cdrfacade.platform.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
import io.cdrfacade.platform.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Files from a host that misbehaves, over real connections. */
class WireRecordingFilesTests extends WireRecordingsTest {

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
		this.bench.limits((limits) -> PlatformClients.connectTimeout(Duration.ofSeconds(1))
			.apply(PlatformClients.responseTimeout(Duration.ofMillis(200)).apply(limits)));
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

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "HTTP/1.1 | Content-Length: 4 | true", "HTTP/1.1 | Transfer-Encoding: Chunked | true",
					"HTTP/1.1 | Connection: close | false", "HTTP/1.0 | Server: x | false",
					"HTTP/1.1 | Transfer-Encoding: identity | false" })
	void tellsWhetherItWouldSeeThatAFileBreaksOff(String version, String header, boolean shown) {
		answer("%s 200 OK\r\n%s\r\n\r\n4\r\n1234\r\n0\r\n\r\n".formatted(version, header));
		use((recordings) -> {
			FileAnswer.Content content = content(open(recordings));
			assertThat(content.showsCuts()).isEqualTo(shown);
			content.body().readAllBytes();
			content.body().close();
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

}
