package io.cdrfacade.calls.export;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
@ExtendWith(OutputCaptureExtension.class)
class PausingCallerIntegrationTests {

	/** Before the 30 seconds are over that a caller may pause for by default. */
	private static final Duration SOON = Duration.ofSeconds(20);

	@Autowired
	private FakePlatform platform;

	@LocalServerPort
	private int port;

	@Test
	void cutsOffACallerWhoReadsNothingForTooLong(CapturedOutput output) throws Exception {
		this.platform.answers(ExportIntegrationTests.pages(1_000_000));
		try (Stream stream = Stream.get(this.port, "/calls/export")) {
			stream.lines(20);
			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(output).contains("took nothing for too long"));
			assertThat(stream.rest()).startsWith("{\"id\":21,");
			assertThat(stream.isWhole()).isFalse();
		}
		assertThat(output.getAll())
			.containsPattern(" INFO .*Export of account default ended by its caller after \\d+ calls")
			.doesNotContain(" ERROR ", " WARN ");
	}

}
