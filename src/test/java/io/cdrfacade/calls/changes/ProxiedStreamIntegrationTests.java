package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.RealProxy;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams pass real proxies at once, though they buffer and compress. In all the time
 * that a test has, there is less to send than any buffer holds, so that a proxy that
 * fills one fails.
 */
@SandboxApplicationTest
@Timeout(60)
@TestPropertySource(properties = { "cdr.changes.heartbeat=1s", "cdr.sandbox.call-interval=1h" })
class ProxiedStreamIntegrationTests {

	@TempDir
	private Path home;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource
	void passesTheFirstBytesAtOnce(RealProxy kind) throws Exception {
		try (RealProxy.Running proxy = kind.start(this.home, this.port)) {
			HttpResponse<InputStream> answer = proxy.get("/calls/changes", "Accept", "text/event-stream",
					"Accept-Encoding", "gzip, br");
			assertThat(answer.statusCode()).isEqualTo(200);
			if (kind.knowsNoTransform()) {
				assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
			}
			try (InputStream lines = decoded(answer)) {
				assertThat(firstLines(lines)).matches("(?s)retry: 2000\n\n: calls as they end\n.*\n: still here\n.*");
			}
		}
	}

	/** Some proxies compress a stream though they must not, which browsers undo. */
	private static InputStream decoded(HttpResponse<InputStream> answer) throws IOException {
		boolean zipped = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
		return zipped ? new GZIPInputStream(answer.body()) : answer.body();
	}

	/** Byte by byte, as a reader of text would wait until its buffer is full. */
	private static String firstLines(InputStream in) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.chars().filter((next) -> next == '\n').count() < 12) {
			int next = in.read();
			assertThat(next).as("what comes after %s", text).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

}
