package io.cdrfacade.calls.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.PlatformFaultsFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@WithFakePlatform
class XlsxExportIntegrationTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	/** Clocks are put forward among the calls. */
	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	/** Around changes of the clocks, and around the first day that sheets agree on. */
	private static final List<Instant> TIMES = Stream
		.of("1899-12-30T23:00:00Z", "1900-02-27T23:00:00Z", "1900-02-28T22:59:59Z", "1900-02-28T23:00:00Z",
				"1900-03-01T12:00:00Z", "1990-01-01T00:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z",
				"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2028-02-29T12:00:00Z", "9999-12-31T22:59:59Z")
		.map(Instant::parse)
		.toList();

	private static final Instant FIRST_DATE = Instant.parse("1900-02-28T23:00:00Z");

	/** Nothing that callers see has years of five digits. */
	private static final Instant FIRST_AFTER = Instant.parse("9999-12-31T23:00:00Z");

	private static final List<String> TEXTS = List.of("13387525701", "+8613387525701", "00123", "=1+1",
			"a,b\n\"c\" & <d>", "张伟 😀", " blanks ", "1.5", "2026-01-01", "TRUE", "'quoted", "+1", "-1", "@SUM(A1)",
			"=HYPERLINK(\"http://a\")", "👨‍👩‍👧", "𠮷", "1E5", "0", "９", "]]>", "&amp;", "#1");

	@Autowired
	private FakePlatform platform;

	@LocalServerPort
	private int port;

	@BeforeEach
	void reset() {
		this.platform.reset();
	}

	@AfterAll
	static void hangUp() {
		CLIENT.close();
	}

	/** LibreOffice reads the file; each cell has to be what was written. */
	@Test
	void opensInASpreadsheetProgram(@TempDir Path folder) throws Exception {
		List<Cdr> calls = IntStream.range(0, 2500).mapToObj(XlsxExportIntegrationTests::cdr).toList();
		this.platform.answers((query) -> FakePlatform.page(query, calls));
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/soffice")),
				"LibreOffice (Debian: libreoffice-calc) is not installed, so nothing here can open the file");
		Path file = folder.resolve("calls.xlsx");
		Files.write(file, get("&zone=" + ZONE, "en").body());
		List<List<String>> rows = convert(file, folder);
		assertThat(rows).hasSize(2501);
		assertThat(rows.getFirst()).startsWith("ID", "Direction", "Method", "Extension", "Destination")
			.contains("Started at (Europe/Berlin)")
			.hasSize(23);
		for (int i = 0; i < calls.size(); i++) {
			assertThat(rows.get(i + 1)).as("row of call %d", i).isEqualTo(cells(calls.get(i)));
		}
	}

	private static List<List<String>> convert(Path file, Path folder) throws IOException, InterruptedException {
		Process soffice = new ProcessBuilder("/usr/bin/soffice", "--headless",
				"-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to",
				"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder.toString(),
				file.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile())
			.start();
		assertThat(soffice.waitFor(120, TimeUnit.SECONDS)).isTrue();
		try (MappingIterator<List<String>> rows = CsvMapper.builder()
			.enable(CsvReadFeature.WRAP_AS_ARRAY)
			.build()
			.readerForListOf(String.class)
			.readValues(folder.resolve("calls.csv").toFile())) {
			return rows.readAll();
		}
	}

	private static List<String> cells(Cdr cdr) {
		return List.of(text(cdr.id()), "inbound", "ivr", text(cdr.extension()), text(cdr.destination()), "",
				time(cdr.startedAt()), time(cdr.answeredAt()), "", (cdr.answeredAt() != null) ? "TRUE" : "FALSE",
				text(cdr.durationSeconds()), text(cdr.talkSeconds()), text(cdr.userId()), "", "", "", "", "normal",
				"10001", "unknown", "77777", "1.wav", "/recordings/1.wav");
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static String time(@Nullable Instant time) {
		if (time == null || !time.isBefore(FIRST_AFTER)) {
			return "";
		}
		DateTimeFormatter format = time.isBefore(FIRST_DATE) ? DateTimeFormatter.ISO_OFFSET_DATE_TIME
				: DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
		return format.format(time.atZone(ZONE));
	}

	private static Cdr cdr(int number) {
		Instant start = (number < TIMES.size()) ? TIMES.get(number) : START.plusSeconds(number * 3607L);
		boolean answered = number % 3 != 0;
		return new Cdr(number + 1L, Direction.INBOUND, CallMethod.IVR, TEXTS.get(number % TEXTS.size()),
				"1338752" + (5000 + number), null, start, answered ? start.plusSeconds(7) : null, null, 30 + number,
				answered ? number : 0, TEXTS.get((number + 1) % TEXTS.size()), null, null, null, null,
				HangupCode.of(10001), HangupCode.of(77777), "1.wav");
	}

	@Test
	void holdsRealDatesTextAndAFilter() throws Exception {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		HttpResponse<byte[]> answer = get("&zone=UTC", "en");
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
		assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("1");
		assertThat(answer.headers().firstValue("Content-Disposition")).get().asString().endsWith(".xlsx\"");
		Map<String, String> parts = parts(answer.body());
		assertThat(parts.get("xl/worksheets/sheet1.xml"))
			.contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:W2\"", "<is><t>13387525701</t></is>",
					"43735.29070601")
			.doesNotContain("<f>");
		assertThat(parts.get("xl/styles.xml")).contains("yyyy-mm-dd hh:mm:ss");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zh-CN,zh;q=0.9,en;q=0.8 | 通话记录 | 被叫号码      | 呼叫时间（Asia/Shanghai）
			zh                      | 通话记录 | 挂断原因      | 结束时间（Asia/Shanghai）
			en-US,zh;q=0.5          | Calls   | Destination | Started at (Asia/Shanghai)
			de                      | Calls   | Destination | Ended at (Asia/Shanghai)
			;;                      | Calls   | Destination | Ended at (Asia/Shanghai)
			""")
	void hasHeadingsInTheLanguageOfTheCaller(String language, String sheet, String heading, String time)
			throws Exception {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		Map<String, String> parts = parts(get("", language).body());
		assertThat(parts.get("xl/workbook.xml")).contains("\"" + sheet + "\"");
		assertThat(parts.get("xl/worksheets/sheet1.xml")).contains(">" + heading + "<", ">" + time + "<");
	}

	@Test
	void refusesMoreCallsThanASheetHolds() throws Exception {
		this.platform.answers((query) -> page(query.page(), query.size(), 1_048_576));
		HttpResponse<byte[]> answer = get("", "en");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"too-many-calls\"", "1048576",
				"1048575", "`format=csv`");
	}

	@Test
	void cutsOffAnExportThatItCannotComplete() {
		this.platform.answers((query) -> {
			if (query.page() > 1) {
				throw PlatformFaultsFixture.fault("Unreachable");
			}
			return page(1, query.size(), 5000);
		});
		assertThat(catchThrowable(() -> get("", "en"))).isInstanceOf(IOException.class);
	}

	@Test
	void writesValuesThatASheetCannotHoldAsText() throws Exception {
		Instant old = Instant.parse("1812-01-01T00:00:00Z");
		this.platform.answers(1,
				new Cdr(1_234_567_890_123_456_789L, Direction.INBOUND, CallMethod.IVR, "a\u0001b\u000bc",
						"x".repeat(40_000), "y".repeat(32_766) + "😀", old, null, null, null, null, null, null, null,
						null, null, null, null, null));
		String sheet = parts(get("&zone=UTC", "en").body()).get("xl/worksheets/sheet1.xml");
		assertThat(sheet).contains(">1234567890123456789<", ">1812-01-01T00:00:00Z<", ">abc<")
			.contains(">" + "x".repeat(32_767) + "<")
			.doesNotContain("x".repeat(32_768))
			.contains(">" + "y".repeat(32_766) + "<");
	}

	private static CdrPage page(int page, int size, int total) {
		return new CdrPage(IntStream.range(0, Math.min(size, total - (page - 1) * size))
			.mapToObj((i) -> cdr((page - 1) * size + i))
			.collect(Collectors.toList()), total);
	}

	private static Map<String, String> parts(byte[] file) throws IOException {
		Map<String, String> parts = new TreeMap<>();
		Path path = Files.createTempFile("calls", ".xlsx");
		try (ZipFile zip = new ZipFile(Files.write(path, file).toFile())) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
				parts.put(entry.getName(), HtmlUtils.htmlUnescape(xml));
			}
		}
		finally {
			Files.delete(path);
		}
		return parts;
	}

	private HttpResponse<byte[]> get(String query, String language) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.port + "/calls/export?format=xlsx" + query);
		return CLIENT.send(HttpRequest.newBuilder(uri).header("Accept-Language", language).build(),
				BodyHandlers.ofByteArray());
	}

}
