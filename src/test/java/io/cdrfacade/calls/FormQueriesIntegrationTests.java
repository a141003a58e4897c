package io.cdrfacade.calls;

import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Queries as forms and scripts of web pages send them, on every endpoint. */
@SandboxApplicationTest
class FormQueriesIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/calls?destination=&from=&zone=&page=&sort=&sync=&answered=",
			"/calls/export?destination=&from=&zone=&format=&bom=", "/calls/summary?destination=&from=&zone=&groupBy=",
			"/calls/changes?destination=&from=&zone=&cursor=&limit=&wait=",
			"/recordings/20190927-8001-22671.wav?account=&delivery=" })
	void readsEmptyParametersLikeAbsentOnes(String query) throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get(query + "&account=&_=1521526686730");
		assertThat(answer.body()).doesNotContain("invalid-parameter");
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls", "/calls/export", "/calls/summary", "/calls/changes",
			"/recordings/20190927-8001-22671.wav" })
	void refusesUnknownParametersWithoutAValue(String path) throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get(path + "?_=1&acount=");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"acount\"", "did you mean `account`?").doesNotContain("\"_\"");
	}

}
