package io.cdrfacade.security.ticket;

import java.io.UnsupportedEncodingException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages can use tickets even if no credentials are needed. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.rate-limit.requests=100", "cdr.security.rate-limit.per=1h" })
class OpenTicketIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@Test
	void makesAndTakesTickets() throws Exception {
		this.platform.reset();
		String ticket = ticket("");
		assertThat(this.mvc.get().uri("/calls/export?ticket=" + ticket)).hasStatusOk();
		assertThat(this.mvc.get().uri("/calls/export?ticket=wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(this.mvc.get().uri("/calls/changes?ticket=" + ticket)).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void countsWithAndWithoutATicketAlike() throws Exception {
		this.platform.reset();
		String ticket = ticket("");
		int before = left(this.mvc.get().uri("/calls/export").exchange());
		assertThat(left(this.mvc.get().uri("/calls/export?ticket=" + ticket).exchange())).isEqualTo(before - 1);
	}

	@Test
	void linksUnderAContextPath() throws Exception {
		MvcTestResult answer = post("/cdr", "/cdr/recordings/a.wav");
		assertThat(answer).bodyJson().extractingPath("$.href").asString().startsWith("/cdr/recordings/a.wav?ticket=");
		String ticket = ticket("/cdr");
		assertThat(this.mvc.get().contextPath("/cdr").uri("/cdr/calls/export?ticket=" + ticket)).hasStatusOk();
	}

	private static int left(MvcTestResult answer) {
		String limit = String.valueOf(answer.getResponse().getHeader("RateLimit"));
		return Integer.parseInt(limit.replaceAll(".*;r=(\\d+);.*", "$1"));
	}

	private String ticket(String contextPath) throws UnsupportedEncodingException {
		MvcTestResult answer = post(contextPath, "/calls/export");
		assertThat(answer).hasStatus(HttpStatus.CREATED);
		return JsonMapper.shared().readTree(answer.getResponse().getContentAsString()).at("/ticket").asString();
	}

	private MvcTestResult post(String contextPath, String path) {
		return this.mvc.post()
			.contextPath(contextPath)
			.uri(contextPath + "/tickets")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"path\":\"%s\"}".formatted(path))
			.exchange();
	}

}
