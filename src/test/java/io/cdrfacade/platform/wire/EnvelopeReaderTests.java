package io.cdrfacade.platform.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.bills.PageReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

public class EnvelopeReaderTests {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	@Test
	void readsTheDocumentedExample() {
		assertThat(page(Answers.DOCUMENTED)).isEqualTo(new CdrPage(List.of(Answers.DOCUMENTED_CDR), 8151, 10));
	}

	@Test
	void readsFieldsInAnyOrder() {
		assertThat(page("""
				{"msg":"","data":{"rsptime":1,"result":{"bills":[{"id":7}],"totalitems":1},"desc":"ok","status":0},
				"ret":200}""")).extracting(CdrPage::totalItems).isEqualTo(1L);
	}

	@Test
	void takesTheLastOfTwoFields() {
		assertThat(page("""
				{"ret":500,"data":{"status":1,"errors":{"code":1},"result":{"totalitems":"x","bills":7}},"ret":200,
				"data":{"status":0,"result":{},"result":{"totalitems":0,"bills":null}}}"""))
			.isEqualTo(new CdrPage(List.of(), 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ufeff%s", "\ufeff\ufeff \r\n\t%s", "\n%s\n", "%s<br />\n<b>Notice</b>: {", "%s%s",
			"<br />\n<b>Deprecated</b>:  Function {closure} in <b>/a/b.php</b> on line <b>1</b><br />\n%s",
			"Array ( [0] => {\"a\":1} {\"b\" x} {} { \"c\":{\"d\":[]}} )%s", "null\n%s", "[%s]", "{\"a\"]%s" })
	void findsTheEnvelopeAmongOtherOutput(String format) {
		String answer = format.replace("%s", Answers.DOCUMENTED);
		if (format.startsWith("{")) {
			assertMalformed(answer, "holds no envelope");
		}
		else {
			assertThat(page(answer).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
	}

	@Test
	void acceptsNoPartOfAnEnvelope() {
		String whole = Answers.DOCUMENTED;
		for (int end = 1; end < whole.length(); end++) {
			assertMalformed(whole.substring(0, end), "is cut off");
			assertMalformed("<br>Notice" + whole.substring(0, end), (end == 1) ? "is" : "is cut off");
		}
		for (int start = 1; start < whole.length(); start++) {
			assertMalformed(whole.substring(start), "");
		}
		assertMalformed("x{\"ret\":200,\"data\":{\"ret\":200,\"status\":0,\"result\":{\"totalitems\":0}},]}",
				"is not JSON");
	}

	@Test
	void triesOnlyAFewStarts() {
		assertMalformed("x" + "{\"a\":1}".repeat(16) + Answers.DOCUMENTED, "holds no envelope");
		assertThat(page("x" + "{\"a\":1}".repeat(15) + Answers.DOCUMENTED).cdrs()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"debug\":1}%s", "{\"debug\":{\"ret\":1}}\n%s", "{\"debug\":1},%s", "{}%s" })
	void takesNoEnvelopeBehindAnotherObject(String format) {
		assertLasting(format.replace("%s", Answers.DOCUMENTED), "holds no envelope");
		assertLasting(format.replace("%s", Answers.refusal(600, "token")), "holds no envelope");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}},}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]},}}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[],}}}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[{\"id\":1,}]}}}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[{\"id\":1},]}}}",
			"{\"ret\":600,\"data\":[],\"msg\":\"\",}", "{\"ret\":200,\"data\":[1,]", "{\"ret\":200,}",
			"{\"ret\":200,\"a\":[}" })
	void takesNoTrailingComma(String answer) {
		assertLasting(answer, "is not JSON");
		assertLasting("<br>Notice" + answer, "is not JSON");
	}

	@Test
	void takesNoOverlongUtf8() {
		byte[] answer = Answers.bill("\"userid\":\"a??b\"").getBytes(StandardCharsets.ISO_8859_1);
		int at = new String(answer, StandardCharsets.ISO_8859_1).indexOf("??");
		int[][] wrong = { { 0xC0, 0x80 }, { 0xC0, 0xA7 }, { 0xC1, 0xBF } };
		for (int[] pair : wrong) {
			answer[at] = (byte) pair[0];
			answer[at + 1] = (byte) pair[1];
			assertThatExceptionOfType(PlatformException.Malformed.class)
				.isThrownBy(() -> EnvelopeReader.read(answer, reader(SHANGHAI)))
				.withMessageContaining("is not UTF-8")
				.matches((fault) -> !fault.isAccident());
		}
	}

	/** The parser would recognise these without a byte-order mark. */
	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" })
	void takesNoOtherUnicodeEncoding(String encoding) {
		String answer = new String(Answers.bill("\"userid\":\"a\"").getBytes(Charset.forName(encoding)),
				StandardCharsets.ISO_8859_1);
		for (String body : List.of(answer, "Notice " + answer, "{}" + answer)) {
			assertThatExceptionOfType(PlatformException.Malformed.class)
				.isThrownBy(() -> EnvelopeReader.read(body.getBytes(StandardCharsets.ISO_8859_1), reader(SHANGHAI)))
				.matches((fault) -> !fault.isAccident());
		}
	}

	@Test
	void readsNamesInAnyCase() {
		assertThat(page("""
				{"RET":200,"Data":{"Status":0,"RESULT":{"TotalItems":3,"Bills":[{"Id":7}]}},"Msg":""}""").cdrs())
			.map(Cdr::id)
			.containsExactly(7L);
		Envelope<CdrPage> failure = read("""
				{"Ret":200,"DATA":{"STATUS":1,"Errors":{"Code":"1003","CodeMsg":"x"}}}""");
		assertThat(failure).isEqualTo(new Envelope.Refusal<CdrPage>(200, 1, "1003", "x"));
	}

	@Test
	void tellsAnAnswerInGbkFromOneThatIsNoJson() {
		byte[] answer = Answers.DOCUMENTED.replace("\"13387525701\"", "\"张三\"").getBytes(Charset.forName("GBK"));
		assertThatExceptionOfType(PlatformException.Malformed.class)
			.isThrownBy(() -> EnvelopeReader.read(answer, reader(SHANGHAI)))
			.withMessage("The platform's answer is not UTF-8");
	}

	@Test
	void tellsAnAnswerThatIsCompressed() throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try (GZIPOutputStream compressed = new GZIPOutputStream(answer)) {
			compressed.write(Answers.DOCUMENTED.getBytes(StandardCharsets.UTF_8));
		}
		assertThatExceptionOfType(PlatformException.Malformed.class)
			.isThrownBy(() -> EnvelopeReader.read(answer.toByteArray(), reader(SHANGHAI)))
			.withMessage("The platform's answer is compressed, unasked");
	}

	private void assertLasting(String answer, String how) {
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> read(answer))
			.withMessageContaining(how)
			.matches((fault) -> !fault.isAccident());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\ufeff", "\r\n" })
	void rejectsAnEmptyAnswer(String answer) {
		assertMalformed(answer, "is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html><body>502 Bad Gateway</body></html>", "null", "200", "[]", "{}", "{\"data\":{}}",
			"{\"ret\":\"abc\"}", "{\"ret\":null}", "{\"ret\":[200]}", "{\"ret\":99999999999}", "{ret:200}", "\0\0\0" })
	void rejectsOtherContent(String answer) {
		assertMalformed(answer, "holds no envelope");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":200}", "{\"ret\":200,\"data\":[]}", "{\"ret\":200,\"data\":null}",
			"{\"ret\":200,\"data\":\"\"}", "{\"ret\":200,\"data\":{}}", "{\"ret\":200,\"data\":{\"status\":0}}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":null}}",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":[]}}",
			"{\"ret\":200,\"data\":{\"status\":\"0\",\"result\":\"x\"}}" })
	void requiresAResult(String answer) {
		assertMalformed(answer, "has no result");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"ok\"", "{}", "[0]", "99999999999", "0.5", "true" })
	void requiresAStatusThatCanBeRead(String status) {
		assertMalformed("{\"ret\":200,\"data\":{\"status\":" + status + ",\"result\":{\"totalitems\":0}}}",
				"has no status");
	}

	@Test
	void readsAResultWithoutAStatus() {
		assertThat(page("{\"ret\":200,\"data\":{\"result\":{\"totalitems\":0}}}").totalItems()).isZero();
		assertThat(page("{\"ret\":200,\"data\":{\"status\":null,\"result\":{\"totalitems\":0}}}").totalItems())
			.isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "200", "\"200\"", "200.0", "\" 200 \"", "2e2", "\"200.0\"" })
	void readsRetOfAnyType(String ret) {
		assertThat(page("{\"ret\":" + ret + ",\"data\":{\"status\":\"0\",\"result\":{\"totalitems\":0}}}").totalItems())
			.isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"ret\":400,\"data\":[],\"msg\":\"非法请求：参数错误\"}|400|非法请求：参数错误",
					"{\"msg\":\"\\u975e\\u6cd5\",\"data\":{},\"ret\":\"600\"}|600|非法",
					"{\"ret\":404,\"data\":null,\"msg\":\"a\\/b\"}|404|a/b", "{\"ret\":500}|500|",
					"{\"ret\":601,\"data\":{\"desc\":\"no\"},\"msg\":\"\"}|601|no",
					"{\"ret\":0,\"data\":{\"status\":0,\"result\":{\"totalitems\":0}},\"msg\":7}|0|7" })
	void readsARefusal(String answer, int ret, String message) {
		assertThat(read(answer)).isEqualTo(new Envelope.Refusal<CdrPage>(ret, 0, null, message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"status\":1,\"desc\":\"获取失败\",\"errors\":{\"code\":\"1003\",\"codemsg\":\"授权失败\"}|1|1003|授权失败",
					"\"errors\":{\"codemsg\":\"x\",\"more\":{},\"code\":1029},\"status\":\"1\"|1|1029|x",
					"\"errors\":{\"code\":\" 1010 \"}|1|1010|m", "\"status\":2,\"desc\":\"d\",\"errors\":[]|2||d",
					"\"status\":1,\"result\":{\"bills\":7},\"errors\":null|1||m",
					"\"status\":600,\"result\":[]|600||m" })
	void readsAFailureInside(String data, int status, String code, String message) {
		assertThat(read("{\"ret\":200,\"data\":{" + data + "},\"msg\":\"m\"}"))
			.isEqualTo(new Envelope.Refusal<CdrPage>(200, status, code, message));
	}

	@Test
	void printsNothingThatMayBeSecret() {
		String secret = "token-1 13387525701";
		assertThat(read(Answers.failure(secret, secret)).toString()).isEqualTo("Envelope[ret=200, status=1]");
		assertThat(read(Answers.DOCUMENTED).toString()).isEqualTo("Envelope[ret=200, status=0]");
	}

	@Test
	void boundsNesting() {
		String debug = "[".repeat(150) + "]".repeat(150);
		assertThat(page("{\"debug\":" + debug + "," + Answers.DOCUMENTED.substring(1)).cdrs()).hasSize(1);
		String deep = "[".repeat(100_000) + "]".repeat(100_000);
		assertMalformed("{\"ret\":200,\"debug\":" + deep + "}", "is not JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"bills\":[]", "\"totalitems\":null,\"bills\":[]", "\"totalitems\":\"many\",\"bills\":[]",
			"\"totalitems\":-1,\"bills\":[]", "\"totalitems\":{},\"bills\":[]", "\"totalitems\":1.5,\"bills\":[]" })
	void requiresATotal(String result) {
		assertMalformed(Answers.success(result), "has no total of records");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"totalitems\":1", "\"totalitems\":1,\"bills\":null",
			"\"totalitems\":\"1\",\"bills\":\"\"", "\"totalitems\":0,\"bills\":\"none\"",
			"\"totalitems\":1,\"bills\":[1]", "\"totalitems\":1,\"bills\":[null]", "\"totalitems\":1,\"bills\":[{},[]]",
			"\"totalitems\":1,\"bills\":{\"id\":1}", "\"totalitems\":1,\"bills\":{\"0\":7}",
			"\"totalitems\":1,\"bills\":{\"a\":{}}", "\"totalitems\":0,\"bills\":5" })
	void requiresAListOfRecords(String result) {
		assertMalformed(Answers.success(result), "has no list of records");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"totalitems\":0", "\"totalitems\":\"0\",\"bills\":null",
			"\"totalitems\":0.0,\"bills\":\"\"", "\"totalitems\":0,\"bills\":false", "\"totalitems\":0,\"bills\":{}",
			"\"totalitems\":8,\"bills\":[]" })
	void takesAPageWithoutRecords(String result) {
		assertThat(page(Answers.success(result)).cdrs()).isEmpty();
	}

	@Test
	void takesAnObjectWithIndicesForAList() {
		assertThat(page(Answers.success("\"totalitems\":2,\"bills\":{\"0\":{\"id\":1},\"2\":{\"id\":2}}")).cdrs())
			.map(Cdr::id)
			.containsExactly(1L, 2L);
	}

	private void assertMalformed(String answer, String how) {
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> read(answer))
			.withMessageStartingWith("The platform's answer ")
			.withMessageContaining(how)
			.withNoCause();
	}

	private CdrPage page(String answer) {
		return Answers.result(read(answer));
	}

	private Envelope<CdrPage> read(String answer) {
		return EnvelopeReader.read(answer.getBytes(StandardCharsets.UTF_8), reader(SHANGHAI));
	}

	protected ResultReader<CdrPage> reader(ZoneId zone) {
		return new PageReader(zone, Answers.UNCOUNTED);
	}

}
