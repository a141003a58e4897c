package io.cdrfacade.calls;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Problems of every origin in Chinese; what programs read stays as it is. */
@WithFakePlatform
class ChineseProblemsIntegrationTests {

	private static final String CHINESE = "\\p{IsHan}";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/calls?size=0", "/calls?dirction=inbound", "/calls?nope=1", "/calls?direction=up",
			"/calls?from=x", "/calls?zone=Bejing", "/calls?zone=GMT%2B8", "/calls?extension=a%20b", "/calls?userId=%FF",
			"/calls?page=1&page=2", "/calls?destination=x", "/calls?minTalkSeconds=9&maxTalkSeconds=3",
			"/calls?answered=false&minTalkSeconds=1", "/calls?hangupCause=nothing", "/calls?sync=unread&answered=true",
			"/calls?from=2026-01-02&to=2026-01-01", "/calls?from=2299-12-31", "/calls?from=2000-01-01",
			"/calls?account=nobody", "/calls/export?sync=unread", "/calls/export?bom=true",
			"/calls/export?ticket=wrong", "/calls/changes?cursor=x", "/calls/changes?cursor=x&from=2026-11-22",
			"/calls/summary?groupBy=week", "/recordings/a..b.wav", "/nothing", "/problems/nonsense",
			"/calls?size=0&page=0&nope=1" })
	void saysEverythingInChinese(String uri) throws Exception {
		JsonNode chinese = problem(uri, "zh-CN,zh;q=0.9");
		JsonNode english = problem(uri, "en");
		assertThat(chinese.at("/title").asString()).containsPattern(CHINESE);
		assertThat(chinese.at("/detail").asString()).containsPattern(CHINESE);
		chinese.at("/errors")
			.forEach((fault) -> assertThat(fault.at("/message").asString()).as("%s", fault).containsPattern(CHINESE));
		assertThat(english.toString()).doesNotContainPattern(CHINESE);
		assertThat(withoutTexts(chinese)).isEqualTo(withoutTexts(english));
	}

	@Test
	void saysADetailInItsOwnWords() throws Exception {
		assertThat(problem("/calls?size=0", "zh").at("/detail").asString()).isEqualTo("`size` 必须是 1 到 1000 之间的整数");
		assertThat(problem("/calls?size=0&page=0", "zh").at("/detail").asString())
			.isEqualTo("请求中有 2 处错误：`page`, `size`");
	}

	/**
	 * Answers that are kept hold no problem, so that the next caller gets their own
	 * language.
	 */
	@Test
	void mixesNoLanguages() throws Exception {
		assertThat(problem("/calls?size=0", "zh").at("/title").asString()).isEqualTo("参数无效");
		assertThat(problem("/calls?size=0", "en").at("/title").asString()).isEqualTo("Invalid parameter");
	}

	private static JsonNode withoutTexts(JsonNode problem) {
		var copy = problem.deepCopy().asObject();
		copy.remove("title");
		copy.remove("detail");
		copy.remove("traceId");
		copy.path("errors").forEach((fault) -> fault.asObject().remove("message"));
		return copy;
	}

	private JsonNode problem(String uri, String language) throws Exception {
		MvcTestResult answer = this.mvc.get()
			.uri(URI.create(uri))
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.exchange();
		assertThat(answer).hasContentType("application/problem+json")
			.hasHeader(HttpHeaders.CONTENT_LANGUAGE, language.startsWith("zh") ? "zh" : "en")
			.headers()
			.hasValue(HttpHeaders.CACHE_CONTROL, "no-store");
		return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
	}

}
