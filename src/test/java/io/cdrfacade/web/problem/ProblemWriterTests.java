package io.cdrfacade.web.problem;

import java.net.URI;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.PlatformFaultsFixture;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(
		controllers = { ProblemWriterTests.FaultyController.class, ProblemErrorController.class, ProblemPages.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = HttpMessageConverter.class))
@Import({ ProblemWriterTests.FaultyController.class, ProblemWriterTests.FaultyFilter.class, ProblemWriter.class })
@ExtendWith(OutputCaptureExtension.class)
class ProblemWriterTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource({ "Unreachable, 503, upstream-unavailable, 5", "Busy, 503, overloaded, 1",
			"TimedOut, 504, upstream-timeout,", "NotAuthorised, 503, upstream-not-authorised,",
			"Rejected, 502, upstream-rejected,", "Failed, 502, upstream-failed,",
			"Malformed, 502, upstream-malformed," })
	void tellsFaultsOfThePlatform(String kind, int status, String code, @Nullable String wait) {
		MvcTestResult result = this.mvc.get().uri("/platform/" + kind).exchange();
		assertProblem(result, status, code);
		assertThat(result.getResponse().getHeader("Retry-After")).isEqualTo(wait);
		assertThat(result).bodyText().doesNotContain("secret.example");
	}

	@Test
	void tellsWhatThePlatformSaid() {
		assertThat(this.mvc.get().uri("/platform/Rejected")).bodyJson()
			.extractingPath("$.upstream")
			.asMap()
			.containsEntry("ret", 400)
			.containsEntry("code", "1002")
			.containsEntry("message", "非法请求");
	}

	@Test
	void leavesOutWhatThePlatformDidNotSay() {
		assertThat(this.mvc.get().uri("/platform/TimedOut")).bodyJson().doesNotHavePath("$.upstream");
	}

	@Test
	void hidesInternalErrorsAndLogsThemOnce(CapturedOutput output) {
		MvcTestResult result = this.mvc.get()
			.uri("/broken")
			.header("traceparent", "00-" + ID + "-00f067aa0ba902b7-01")
			.exchange();
		assertProblem(result, 500, "internal-error");
		assertThat(result).bodyText().doesNotContain("secret", "Exception");
		assertThat(result).bodyJson().extractingPath("$.traceId").isEqualTo(ID);
		assertThat(output.getAll()).containsOnlyOnce("IllegalStateException: secret")
			.containsPattern("ERROR .*\\[" + ID + "] .*GET /broken failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/filter", "/error-in-servlet" })
	void tellsFaultsOutsideTheControllers(String path) {
		assertProblem(this.mvc.get().uri(path).exchange(), 500, "internal-error");
	}

	@Test
	void tellsOfUnknownPaths() {
		MvcTestResult result = this.mvc.get().uri(URI.create("/no/such%20path?secret=1")).exchange();
		assertProblem(result, 404, "not-found");
		assertThat(result).bodyJson().extractingPath("$.instance").isEqualTo("/no/such%20path");
	}

	@Test
	void treatsTheErrorPathAsUnknown() {
		assertProblem(this.mvc.get().uri("/error").exchange(), 404, "not-found");
	}

	@ParameterizedTest
	@CsvSource({ "400, bad-request", "404, not-found", "405, method-not-allowed", "413, content-too-large",
			"415, unsupported-media-type", "417, request-refused", "500, internal-error", "503, internal-error",
			"505, request-refused" })
	void tellsStatusesThatTheServerSets(int status, String code) {
		MvcTestResult result = this.mvc.get()
			.uri("/error")
			.requestAttr("jakarta.servlet.error.status_code", status)
			.requestAttr("jakarta.servlet.error.request_uri", "/there")
			.exchange();
		assertProblem(result, status, code);
		assertThat(result).bodyJson().extractingPath("$.instance").isEqualTo("/there");
	}

	@Test
	void tellsWhichMethodsAreAllowed() {
		MvcTestResult result = this.mvc.method(HttpMethod.DELETE).uri("/broken").exchange();
		assertProblem(result, 405, "method-not-allowed");
		assertThat(result).headers().hasValue("Allow", "GET,HEAD,OPTIONS");
		MvcTestResult writing = this.mvc.method(HttpMethod.DELETE).uri("/content").exchange();
		assertThat(writing).headers().hasValue("Allow", "POST");
	}

	@Test
	void tellsWhatIsAcceptableAlthoughAProblemIsNot() {
		MvcTestResult result = this.mvc.get().uri("/json").accept(MediaType.TEXT_HTML).exchange();
		assertProblem(result, 406, "not-acceptable");
		assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("application/json");
	}

	@Test
	void tellsWhichContentIsSupported() {
		MvcTestResult result = this.mvc.post()
			.uri("/content")
			.contentType(MediaType.TEXT_PLAIN)
			.content("x")
			.exchange();
		assertProblem(result, 415, "unsupported-media-type");
		assertThat(result).headers().hasValue("Accept", "application/json");
	}

	@Test
	void tellsOfContentThatCannotBeRead() {
		assertProblem(this.mvc.post().uri("/content").contentType(MediaType.APPLICATION_JSON).content("{").exchange(),
				400, "bad-request");
	}

	@Test
	void explainsEveryCode() {
		for (ProblemCode code : ProblemCode.values()) {
			assertThat(this.mvc.get().uri(code.type())).hasStatusOk()
				.bodyText()
				.contains(code.code(), code.cause(), code.cure());
		}
		assertProblem(this.mvc.get().uri("/problems/nonsense").exchange(), 404, "not-found");
	}

	@Test
	void answersInTheLanguageThatIsPreferred() {
		MvcTestResult chinese = this.mvc.method(HttpMethod.DELETE)
			.uri("/broken")
			.header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
			.exchange();
		assertProblem(chinese, 405, "method-not-allowed");
		assertThat(chinese).hasHeader("Content-Language", "zh").hasHeader("Vary", "Accept-Language");
		assertThat(chinese).bodyJson().extractingPath("$.title").isEqualTo("方法不允许");
		assertThat(chinese).bodyJson().extractingPath("$.detail").isEqualTo("不支持方法 DELETE。");
		MvcTestResult english = this.mvc.method(HttpMethod.DELETE).uri("/broken").exchange();
		assertThat(english).hasHeader("Content-Language", "en").hasHeader("Vary", "Accept-Language");
		assertThat(english).bodyJson().extractingPath("$.title").isEqualTo("Method not allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/platform/Unreachable", "/platform/Busy", "/platform/TimedOut", "/platform/NotAuthorised",
			"/platform/Rejected", "/platform/Failed", "/platform/Malformed", "/broken", "/filter", "/nothing" })
	void titlesEveryKindOfFaultInChinese(String path) {
		assertThat(this.mvc.get().uri(path).header("Accept-Language", "zh")).hasHeader("Content-Language", "zh")
			.bodyJson()
			.extractingPath("$.title")
			.asString()
			.containsPattern("\\p{IsHan}");
	}

	private static void assertProblem(MvcTestResult result, int status, String code) {
		assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).headers().hasValue("Cache-Control", "no-store");
		assertThat(result).bodyJson()
			.extractingPath("$")
			.asMap()
			.containsEntry("status", status)
			.containsEntry("code", code)
			.containsEntry("type", "/problems/" + code)
			.containsKeys("title", "detail", "instance")
			.hasEntrySatisfying("traceId", (id) -> assertThat(id).asString().matches("[0-9a-f]{32}"));
	}

	@RestController
	static class FaultyController {

		@GetMapping("/platform/{kind}")
		void platform(@PathVariable("kind") String kind) {
			throw PlatformFaultsFixture.fault(kind);
		}

		@GetMapping("/broken")
		void broken() {
			throw new IllegalStateException("secret");
		}

		@GetMapping("/error-in-servlet")
		void error() {
			throw new StackOverflowError("secret");
		}

		@GetMapping(path = "/json", produces = MediaType.APPLICATION_JSON_VALUE)
		String json() {
			return "{}";
		}

		@PostMapping(path = "/content", consumes = MediaType.APPLICATION_JSON_VALUE)
		void content(@RequestBody Problem.Upstream content) {
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class FaultyFilter {

		@Bean
		Filter faultyFilter() {
			return (request, response, chain) -> {
				if ("/filter".equals(((HttpServletRequest) request).getRequestURI())) {
					((HttpServletResponse) response).setStatus(201);
					throw new IllegalArgumentException("secret");
				}
				chain.doFilter(request, response);
			};
		}

	}

}
