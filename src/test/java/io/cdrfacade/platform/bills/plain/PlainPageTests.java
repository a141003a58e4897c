package io.cdrfacade.platform.bills.plain;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.EnvelopeReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlainPageTests {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	@Test
	void takesTheDocumentedExample() {
		assertThat(plain(Answers.DOCUMENTED)).isEqualTo(new CdrPage(List.of(Answers.DOCUMENTED_CDR), 8151, 10));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s<br />\n<b>Notice</b>: {", "%s%s", "%s\0" })
	void ignoresWhatFollows(String format) {
		assertThat(plain(format.replace("%s", Answers.DOCUMENTED))).isNotNull();
	}

	@Test
	void takesMembersInAnyOrder() {
		assertThat(plain("""
				{"msg":"","new":true,"data":{"rsptime":1,"result":{"x":null,"bills":[{"id":7},{}],"totalitems":"2"},
				"desc":"\\u6388\\/","status":0},"ret":200}""")).isEqualTo(parsed("""
				{"ret":200,"data":{"result":{"totalitems":2,"bills":{"0":{"id":7},"1":{}}}}}"""));
	}

	@Test
	void takesAPageWithoutRecords() {
		assertThat(plain(Answers.success("\"totalitems\":0,\"bills\":[]"))).isEqualTo(new CdrPage(List.of(), 0));
		assertThat(plain(Answers.success("\"totalitems\":8,\"bills\":[ ]"))).isEqualTo(new CdrPage(List.of(), 8));
	}

	@Test
	void followsBillsThatDiffer() {
		CdrPage page = taken(Answers.success("""
				"totalitems":6,"bills":[{"id":1,"userid":"a"},{"userid":"b","id":2},{ "id":3,"userid":"c"},{"id":4},{},
				{"id":6,"x":"id","userid":"f","memberid":"m"}]"""));
		assertThat(page.cdrs()).extracting(Cdr::id).containsExactly(1L, 2L, 3L, 4L, null, 6L);
		assertThat(page.cdrs()).extracting(Cdr::userId).containsExactly("a", "b", "c", null, null, "f");
		assertThat(page.cdrs().getLast().memberId()).isEqualTo("m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\":1,\"id\":2", "\"type\":\"callin\",\"direction\":\"callout\"",
			"\"direction\":\"callin\",\"type\":\"callout\"", "\"type\":\"callin\",\"direction\":\"x\"",
			"\"userid\":true,\"memberid\":false,\"id\":true,\"starttime\":true", "\"userid\":-0,\"id\":-0",
			"\"userid\":123456789012345678,\"id\":-123456789012345678", "\"id\":\" 7 \",\"duration\":\"7.00\"",
			"\"id\":\"000000000000000000007\",\"duration\":\"0028\"", "\"id\":\"１\",\"duration\":\"\\u0037\"",
			"\"userid\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00\\ud83d\"", "\"userid\":\"é😀\u007f\"",
			"\"destnumber\":\"\\u5f20\\u4e09\\u5f20\\u4e09\\u5f20\\u4e09\"", "\"userid\":\"\\ufffd\"",
			"\"starttime\":\"2024-02-29T23:59:59\",\"endtime\":\"2023-02-29 00:00:00\"",
			"\"starttime\":\"2019\\u002d09-27 14:58:37\",\"endtime\":\"2019\\/09\\/27 14:58:37\"",
			"\"starttime\":\"0000-00-00 00:00:00\",\"endtime\":\"9999-12-31 23:59:59\"" })
	void takesUnusualValues(String fields) {
		CdrPage page = taken(Answers.bill(fields));
		assertThat(page).isEqualTo(parsed(Answers.bill(fields)));
	}

	@Test
	void forgetsTheOffsetOfAnEarlierTime() {
		CdrPage page = taken(Answers.success("""
				"totalitems":3,"bills":[{"starttime":"2019-09-27T14:58:37Z"},{"starttime":"2019-09-27 14:58:37"},
				{"starttime":"2019-09-27T14:58:37Z","starttime":"2019/9/27 14:58:37"}]"""));
		assertThat(page.cdrs()).extracting(Cdr::startedAt)
			.map(String::valueOf)
			.containsExactly("2019-09-27T14:58:37Z", "2019-09-27T06:58:37Z", "2019-09-27T06:58:37Z");
	}

	/** Each character of a time in turn. */
	@Test
	void readsWrongTimesAsTheParserDoes() {
		String time = "2019-09-27 14:58:37";
		for (int at = 0; at < time.length(); at++) {
			for (char character : "/0123456789:;?azTJ\u007f ".toCharArray()) {
				String wrong = time.substring(0, at) + character + time.substring(at + 1);
				String answer = Answers.bill("\"starttime\":\"" + time + "\",\"endtime\":\"" + wrong + "\"");
				assertThat(taken(answer)).as(wrong).isEqualTo(parsed(answer));
			}
		}
	}

	@Test
	void remembersNoWrongDate() {
		String bills = "{\"starttime\":\"%s\"},".repeat(4)
			.formatted("2019-09-27 01:00:00", "2019-09-28 01:00:00", "2019-09-31 01:00:00", "2019-09-27 02:00:00");
		CdrPage page = taken(
				Answers.success("\"totalitems\":5,\"bills\":[" + bills + "{\"starttime\":\"2019-09-31 00:00:00\"}]"));
		assertThat(page.cdrs()).map(Cdr::startedAt)
			.map(String::valueOf)
			.containsExactly("2019-09-26T17:00:00Z", "2019-09-27T17:00:00Z", "null", "2019-09-26T18:00:00Z", "null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"a\":1}", "1.5", "1e2", "-1.0", "1234567890123456789" })
	void leavesUnusualValuesToTheParser(String value) {
		String answer = Answers.bill("\"id\":7,\"starttime\":" + value);
		assertThat(plain(answer)).isNull();
		assertThat(Answers.result(read(answer))).isEqualTo(parsed(answer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "01", "-", "-01", "+1", "nul", "nulL", "True", "truefalse", "1 2", "NaN", "'a'", "\"\\x\"",
			"\"\\u12g4\"", "\"\\u12\"", "\"a\nb\"", "\"\u0001\"", "\"\\\u0001\"", "" })
	void leavesWhatIsNotJsonToTheParser(String value) {
		assertFault(Answers.bill("\"id\":7,\"userid\":" + value), "is not JSON");
		assertFault(Answers.bill("\"id\":7,\"unknown\":" + value), "is not JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"i\\u0064\":7", "\"id\n\":7", "\"é\":1,\"id\":7", "id:7", "'id':7", "\"id\"7",
			"\"id\":7,", ",\"id\":7", "\"id\":7;", "\"id\":7 \"x\":1", "\"id\":7]" })
	void leavesUnusualNamesToTheParser(String fields) {
		assertThat(plain(Answers.bill(fields))).isNull();
	}

	@Test
	void leavesLongNamesToTheParser() {
		String answer = Answers.bill("\"" + "x".repeat(101) + "\":1,\"id\":7");
		assertThat(plain(answer)).isNull();
		assertThat(Answers.result(read(answer))).isEqualTo(parsed(answer));
	}

	@Test
	void leavesLongBillsAndTextsToTheParser() {
		String fields = String.join(",", IntStream.range(0, 65).mapToObj((i) -> "\"x" + i + "\":" + i).toList());
		String text = "\"userid\":\"" + "x".repeat(100_001) + "\"";
		for (String answer : List.of(Answers.bill(fields), Answers.bill(text))) {
			assertThat(plain(answer)).isNull();
			assertThat(Answers.result(read(answer))).isEqualTo(parsed(answer));
		}
	}

	@Test
	void leavesWrongBytesToTheParser() {
		byte[] body = Answers.bill("\"desc\":\"??\"").getBytes(StandardCharsets.UTF_8);
		int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("??");
		int[][] wrong = { { 0xC3, '?' }, { 0x80, '?' }, { 0xC0, 0x80 }, { 0xFF, 0xFE } };
		for (int[] pair : wrong) {
			body[at] = (byte) pair[0];
			body[at + 1] = (byte) pair[1];
			assertThat(new PlainPageReader(SHANGHAI, Answers.UNCOUNTED).plain(body, 0)).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"ret\":\"200\",\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200.0,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200,\"data\":{\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200,\"data\":{\"status\":null,\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200,\"data\":{\"status\":\"0\",\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200,\"data\":{\"status\":0,\"errors\":[],\"result\":{\"totalitems\":0,\"bills\":[]}}}|0",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0}}}|0",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":null}}}|0",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":\"\"}}}|0",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":{\"0\":{}}}}}|1",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":2.0,\"bills\":[]}}}|2",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"x\":[],\"totalitems\":3,\"bills\":[]}}}|3",
					"{\"ret\":200,\"debug\":{},\"data\":{\"status\":0,\"result\":{\"totalitems\":4,\"bills\":[]}}}|4",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{},\"result\":{\"totalitems\":5,\"bills\":[]}}}|5",
					"{\"ret\":200,\"data\":{},\"data\":{\"status\":0,\"result\":{\"totalitems\":6,\"bills\":[]}}}|6",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":7,\"bills\":[{}],\"bills\":[]}}}|7",
					"{\"ret\":500,\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":8,\"bills\":[]}}}|8",
					"{\"ret\":200,\"data\":{\"status\":1,\"status\":0,\"result\":{\"totalitems\":9,\"bills\":[]}}}|9" })
	void leavesUnusualEnvelopesToTheParser(String answer, long total) {
		assertThat(plain(answer)).isNull();
		assertThat(Answers.result(read(answer))).isEqualTo(parsed(answer))
			.extracting(CdrPage::totalItems)
			.isEqualTo(total);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}}}|no envelope",
					"{\"ret\":200,\"data\":[]}|no result", "{\"ret\":200,\"data\":{\"status\":0}}|no result",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":[]}}|no result",
					"{\"ret\":200,\"data\":{\"status\":true,\"result\":{\"totalitems\":0,\"bills\":[]}}}|no status",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"bills\":[]}}}|no total",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":-1,\"bills\":[]}}}|no total",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[1]}}}|no list",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[{},]}}}|not JSON",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[{}}}}|not JSON",
					"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":1,\"bills\":[{}]}},}}|not JSON" })
	void leavesFaultsToTheParser(String answer, String how) {
		assertFault(answer, how);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":600,\"data\":[],\"msg\":\"token\"}", "{\"ret\":500}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1003\"}}}" })
	void leavesRefusalsToTheParser(String answer) {
		assertThat(plain(answer)).isNull();
		assertThat(read(answer)).isInstanceOf(Envelope.Refusal.class);
	}

	@Test
	void acceptsNoPartOfAnEnvelope() {
		String whole = Answers.DOCUMENTED.replace("13387525701", "张\\u4e09\\/");
		byte[] body = whole.getBytes(StandardCharsets.UTF_8);
		for (int end = 0; end < body.length; end++) {
			assertThat(new PlainPageReader(SHANGHAI, Answers.UNCOUNTED).plain(Arrays.copyOf(body, end), 0)).isNull();
		}
		assertThat(new PlainPageReader(SHANGHAI, Answers.UNCOUNTED).plain(body, 0)).isNotNull();
	}

	private static void assertFault(String answer, String how) {
		assertThat(plain(answer)).isNull();
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> read(answer))
			.withMessageContaining(how);
	}

	private static @Nullable CdrPage plain(String answer) {
		return new PlainPageReader(SHANGHAI, Answers.UNCOUNTED).plain(answer.getBytes(StandardCharsets.UTF_8), 0);
	}

	private static CdrPage taken(String answer) {
		return Objects.requireNonNull(plain(answer));
	}

	/** What the parser reads. */
	private static CdrPage parsed(String answer) {
		return Answers.result(EnvelopeReader.read(answer.getBytes(StandardCharsets.UTF_8),
				new PageReader(SHANGHAI, Answers.UNCOUNTED)));
	}

	private static Envelope<CdrPage> read(String answer) {
		return EnvelopeReader.read(answer.getBytes(StandardCharsets.UTF_8),
				new PlainPageReader(SHANGHAI, Answers.UNCOUNTED));
	}

}
