package io.cdrfacade.calls.export;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** The digest is that of {@code key-of-reader}. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=default",
		"cdr.security.api-keys.reader.sha256=36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887" })
class ExportAccessIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@ParameterizedTest
	@ValueSource(strings = { "ndjson", "csv" })
	void masksNumbers(String format) {
		this.platform.answers(1, CdrFixture.MOBILE_EXTENSION);
		MvcTestResult result = get("/calls/export?format=" + format, "key-of-reader");
		assertThat(result).hasStatusOk();
		assertThat(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
			.contains("133****5701", "21****01", "139****5678")
			.doesNotContain("13387525701", "2190170001", "13912345678");
	}

	@Test
	void masksNumbersInSheets(@TempDir Path folder) throws Exception {
		this.platform.answers(1, CdrFixture.MOBILE_EXTENSION);
		MvcTestResult result = get("/calls/export?format=xlsx", "key-of-reader");
		assertThat(result).hasStatusOk();
		Path file = Files.write(folder.resolve("calls.xlsx"), result.getResponse().getContentAsByteArray());
		try (ZipFile zip = new ZipFile(file.toFile());
				InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
			assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
				.contains("133****5701", "21****01", "139****5678")
				.doesNotContain("13387525701", "2190170001", "13912345678");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "destination=13387525701", "account=berlin" })
	void refusesCallersWithoutTheRight(String query) {
		assertThat(get("/calls/export?" + query, "key-of-reader")).hasStatus(403);
	}

	@Test
	void refusesUnknownCallers() {
		assertThat(get("/calls/export", "nope")).hasStatus(401);
	}

	private MvcTestResult get(String uri, String key) {
		return this.mvc.get().uri(URI.create(uri)).header("X-API-Key", key).exchange();
	}

}
