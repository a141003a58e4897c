package io.cdrfacade.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@SandboxTest
class RecordingIntegrationTests {

	private final int port;

	private final WireClient client;

	private String token = "";

	RecordingIntegrationTests(@LocalServerPort int port) {
		this.port = port;
		this.client = new WireClient(port);
	}

	@BeforeEach
	void logIn() {
		this.token = this.client.login();
	}

	@Test
	void linksToARecordingThatPlays() {
		JsonNode link = link(fileName()).at("/data/result");
		assertThat(link.at("/expiredtime").asString()).isEqualTo("过期时间:2026-03-11 15:10:00");
		String url = link.at("/downurl").asString();
		assertThat(url).matches("http://127\\.0\\.0\\.1:" + this.port + "/sandbox/platform/recordings/[0-9a-f]{32}");
		HttpResponse<byte[]> audio = this.client.get(URI.create(url).getPath());
		assertThat(audio.statusCode()).isEqualTo(200);
		assertThat(audio.headers().firstValue("Content-Type")).contains("audio/wav");
		assertThat(audio.headers().firstValueAsLong("Content-Length")).hasValue(audio.body().length);
		assertThat(Arrays.copyOf(audio.body(), 4)).asString().isEqualTo("RIFF");
	}

	@Test
	void servesRanges() {
		String path = URI.create(link(fileName()).at("/data/result/downurl").asString()).getPath();
		byte[] whole = this.client.get(path).body();
		HttpResponse<byte[]> part = this.client.get(path, "Range", "bytes=44-99");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.headers().firstValue("Content-Range")).contains("bytes 44-99/" + whole.length);
		assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 44, 100));
		assertThat(this.client.get(path, "Range", "bytes=9999999-").statusCode()).isEqualTo(416);
	}

	@Test
	void knowsNoOtherLinks() {
		assertThat(this.client.get("/sandbox/platform/recordings/0123").statusCode()).isEqualTo(404);
	}

	@Test
	void saysWhenThereIsNoSuchFile() {
		JsonNode answer = link("no.wav");
		assertThat(answer.at("/ret").asInt()).isEqualTo(200);
		assertThat(answer.at("/data/status").asInt()).isEqualTo(1);
		assertThat(answer.at("/data/errors/code").asString()).isEqualTo("1029");
	}

	private JsonNode link(String fileName) {
		return this.client
			.json(Map.of("service", "App.Sip_Cdr.GetRecodeFile", "token", this.token, "filename", fileName));
	}

	private String fileName() {
		return this.client.json(Samples.billForm("token", this.token))
			.at("/data/result/bills")
			.valueStream()
			.map((bill) -> bill.get("recordfilename").asString())
			.filter((name) -> !name.isEmpty())
			.findFirst()
			.orElseThrow();
	}

}
