package io.cdrfacade.web.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.Http;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.web.Lines;
import io.cdrfacade.web.ServedPlatform;

import static org.assertj.core.api.Assertions.assertThat;

@ServedPlatform
@ExtendWith(OutputCaptureExtension.class)
class AccessLinesIntegrationTests {

	private static final String NUMBER = "13387525701";

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	private Http http = Http.to(0);

	@BeforeEach
	void connect() {
		this.http = Http.to(this.port);
		this.platform.reset();
	}

	@Test
	void logsMethodPathStatusAndTime(CapturedOutput output) throws Exception {
		int bytes = this.http.get("/calls?destination=" + NUMBER).body().length();
		assertThat(Lines.await(output, "GET /calls 200 ")).containsPattern("GET /calls 200 \\d+ ms " + bytes + " B ")
			.contains("io.cdrfacade.access");
		assertThat(output).doesNotContain(NUMBER);
	}

	@Test
	void logsTheCallerAndTheCacheStatus(CapturedOutput output) throws Exception {
		this.http.get("/calls");
		assertThat(Lines.await(output, "GET /calls 200 ")).containsPattern("\\[[0-9a-f]{32}] \\[anonymous] ")
			.contains(" B cdr-facade; fwd=miss");
	}

	@Test
	void logsNoPersonalPaths(CapturedOutput output) throws Exception {
		this.http.get("/recordings/out-" + NUMBER + ".wav");
		this.http.get("/nobody/" + NUMBER + "?number=" + NUMBER);
		Lines.await(output, "GET /recordings/{fileName} 503 ");
		Lines.await(output, "GET /nobody/* 404 ");
		assertThat(output).doesNotContain(NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ticket", "tikcet", "api_key", "X-API-Key", "access_token", "token" })
	void logsNoSecretsOfQueries(String name, CapturedOutput output) throws Exception {
		assertThat(this.http.get("/calls?" + name + "=AAAA-secret").body()).doesNotContain("AAAA-secret");
		assertThat(Lines.await(output, "GET /calls 400 ")).isNotBlank();
		assertThat(output).doesNotContain("AAAA-secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls", "/explorer/" })
	void logsNoMethodThatACallerMadeUp(String path, CapturedOutput output) throws Exception {
		assertThat(this.http.send(NUMBER, path).statusCode()).isEqualTo(405);
		assertThat(Lines.await(output, "UNKNOWN " + path + " 405 ")).isNotBlank();
		assertThat(output).doesNotContain(NUMBER);
	}

	@Test
	void logsRequestsThatTheServerRefuses(CapturedOutput output) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream()
				.write("GA\"RBAGE /x?y=\"z HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().read();
		}
		assertThat(Lines.await(output, "UNKNOWN * 400 ")).isNotBlank();
	}

	@Test
	void leavesProbesOut(CapturedOutput output) throws Exception {
		this.http.get("/actuator/health/readiness");
		this.http.get("/problems/overloaded");
		assertThat(Lines.await(output, "GET /problems/{code} 200 ")).isNotBlank();
		assertThat(output).doesNotContain("readiness");
	}

}
