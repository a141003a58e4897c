package io.cdrfacade.platform.recording;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubPlatform.Request;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** Links from a platform that misbehaves, over real connections. */
class WireRecordingLinksTests extends WireRecordingsTest {

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

}
