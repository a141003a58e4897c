package io.cdrfacade.explorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The start page and the explorer's files, over HTTP. */
@SandboxApplicationTest
class HomeIntegrationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final int FIRST_VIEW = 150_000;

	@LocalServerPort
	private int port;

	@Test
	void tellsProgramsWhatRunsHere() throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get("/", "Accept", "application/json");
		JsonNode home = JsonMapper.shared().readTree(answer.body());
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.headers().allValues("Vary")).anyMatch((vary) -> vary.matches("(?i)(.*, *)?accept(,.*)?"));
		assertThat(home.at("/sandbox").asBoolean()).isTrue();
		assertThat(home.at("/accounts/0/name").asString()).isEqualTo("sandbox");
		assertThat(home.at("/accounts/0/zone").asString()).isEqualTo("Asia/Shanghai");
		assertThat(home.at("/caller/scopes").valueStream().map(JsonNode::asString)).contains("calls:read");
		for (String link : new String[] { "explorer", "swaggerUi", "openapi", "health" }) {
			assertThat(Http.to(this.port).get("/" + home.at("/links/" + link).asString()).statusCode()).as(link)
				.isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/explorer/" })
	void servesPagesWithoutCodeInLine(String path) throws Exception {
		HttpResponse<String> page = Http.to(this.port).get(path, "Accept", BROWSER);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
		assertThat(page.headers().firstValue("Content-Security-Policy")).get()
			.asString()
			.contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
			.doesNotContain("unsafe");
		assertThat(page.body()).doesNotContain("<style", " style=", " onclick=", "//cdn", "https://", "=\"/")
			.doesNotContainPattern("<script(?![^>]* src=)");
	}

	@Test
	void leadsIntoTheFolderWhicheverPrefixAProxyAdds() throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get("/explorer");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).contains("explorer/");
	}

	/** The proxy has put a slash behind its prefix. */
	@Test
	void leadsIntoThePrefixOfAProxyAlsoWithoutASlash() throws Exception {
		URI where = URI.create("https://cdr.example.com/cdr");
		String page = Http.to(this.port).get("/", "Accept", BROWSER, "X-Forwarded-Prefix", "/cdr").body();
		List<String> addresses = Pattern.compile(" (?:href|src)=\"([^\"]*)\"")
			.matcher(page)
			.results()
			.map((found) -> found.group(1))
			.toList();
		assertThat(addresses).hasSizeGreaterThan(10).allSatisfy((address) -> assertIsBelow(where, address));
		String home = Http.to(this.port).get("/", "Accept", "application/json", "X-Forwarded-Prefix", "/cdr").body();
		assertThat(JsonMapper.shared().readTree(home).at("/links")).hasSize(4)
			.allSatisfy((link) -> assertIsBelow(where, link.asString()));
	}

	private void assertIsBelow(URI where, String address) throws Exception {
		String path = where.resolve(address).getPath();
		assertThat(path).startsWith("/cdr/");
		assertThat(Http.to(this.port).get(path.substring("/cdr".length())).statusCode()).as(path).isEqualTo(200);
	}

	@Test
	void hasFilesLoadedAgainOnlyIfTheyChanged() throws Exception {
		HttpResponse<String> file = Http.to(this.port).get("/explorer/js/main.js");
		String tag = file.headers().firstValue("ETag").orElseThrow();
		assertThat(file.headers().firstValue("Content-Type")).get().asString().startsWith("text/javascript");
		assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
		assertThat(file.headers().firstValue("Last-Modified")).isEmpty();
		assertThat(Http.to(this.port).get("/explorer/js/main.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(Http.to(this.port).get("/explorer/js/dom.js", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesFilesThatAreNotThere() throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get("/explorer/nothing.js");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("not-found");
	}

	@Test
	void isSmall() throws IOException {
		int bytes = 0;
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/explorer/**/*.*");
		for (Resource file : files) {
			bytes += compressed(file.getContentAsByteArray());
		}
		assertThat(files).hasSizeGreaterThan(20);
		assertThat(bytes).isLessThan(FIRST_VIEW);
	}

	/**
	 * Otherwise the browser would fetch one module after another.
	 */
	@Test
	void namesAllModulesUpFront() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		String page = resolver.getResource("classpath:/static/explorer/index.html")
			.getContentAsString(StandardCharsets.UTF_8);
		for (Resource module : resolver.getResources("classpath:/static/explorer/js/*.js")) {
			String name = String.valueOf(module.getFilename());
			if (!name.startsWith("words.") && !name.equals("start.js")) {
				assertThat(page).contains("<link rel=\"modulepreload\" href=\"js/" + name + "\">");
			}
		}
	}

	private static int compressed(byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(content);
		}
		return bytes.size();
	}

}
