package io.cdrfacade.platform.bills;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.HangupReason;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.EnvelopeReader;
import io.cdrfacade.platform.wire.ResultReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

public class BillReaderTests {

	private static final String SHANGHAI = "Asia/Shanghai";

	private static final String NEW_YORK = "America/New_York";

	@Test
	void leavesNullWhatIsMissing() {
		assertThat(bill("")).isEqualTo(new Cdr(null, Direction.UNKNOWN, CallMethod.UNKNOWN, null, null, null, null,
				null, null, null, null, null, null, null, null, null, null, null, null));
	}

	@Test
	void readsNumbersFromStringsAndStringsFromNumbers() {
		Cdr cdr = bill("""
				"id":"22670","extnumber":8001,"destnumber":13387525701,"displaynumber":0,"duration":"28","billsec":28.0,
				"callmethod":"6","userid":7,"memberid":0,"chengshudu":1,"customuuid":1.5,"userkey":12,
				"hangupdirection":"10041","hangupcause":"10020","recordfilename":5""");
		assertThat(cdr.id()).isEqualTo(22670);
		assertThat(cdr.extension()).isEqualTo("8001");
		assertThat(cdr.destination()).isEqualTo("13387525701");
		assertThat(cdr.displayNumber()).isEqualTo("0");
		assertThat(cdr.durationSeconds()).isEqualTo(28);
		assertThat(cdr.talkSeconds()).isEqualTo(28);
		assertThat(cdr.method()).isEqualTo(CallMethod.IVR);
		assertThat(cdr.userId()).isEqualTo("7");
		assertThat(cdr.memberId()).isEqualTo("0");
		assertThat(cdr.maturity()).isEqualTo("1");
		assertThat(cdr.customerId()).isEqualTo("1.5");
		assertThat(cdr.keysPressed()).isEqualTo("12");
		assertThat(cdr.hangupBy()).isEqualTo(new HangupCode(10041, HangupReason.CALLEE));
		assertThat(cdr.hangupCause()).isEqualTo(new HangupCode(10020, HangupReason.OTHER));
		assertThat(cdr.recordingFileName()).isEqualTo("5");
	}

	@ParameterizedTest
	@CsvSource({ "1234567890123456789", "9223372036854775807", "-1234567890123456789" })
	void readsLongNumbersHoweverTheyCome(long number) {
		assertThat(bill("\"id\":" + number).id()).isEqualTo(number);
		assertThat(bill("\"id\":\"" + number + "\"").id()).isEqualTo(number);
		assertThat(bill("\"id\":\"9223372036854775808\"").id()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "\"abc\"", "1.5", "\"1.5\"", "[]", "[1]", "{\"a\":1}", "true", "false",
			"99999999999999999999", "1e400", "\"99999999999999999999\"", "\"-\"", "\"1x\"", "\".\"", "\"１\"" })
	void hasNoNumberWhereThereIsNone(String value) {
		Cdr cdr = bill("\"id\":%1$s,\"duration\":%1$s,\"billsec\":%1$s,\"hangupcause\":%1$s,\"callmethod\":%1$s"
			.formatted(value));
		assertThat(cdr.id()).isNull();
		assertThat(cdr.durationSeconds()).isNull();
		assertThat(cdr.talkSeconds()).isNull();
		assertThat(cdr.hangupCause()).isNull();
		assertThat(cdr.method()).isEqualTo(CallMethod.UNKNOWN);
	}

	@Test
	void survivesNumbersOfAnyLength() {
		Cdr cdr = bill("\"id\":" + "9".repeat(100_000) + ",\"duration\":1" + "0".repeat(5000) + ".0,\"new\":0."
				+ "1".repeat(5000) + ",\"billsec\":5");
		assertThat(cdr.id()).isNull();
		assertThat(cdr.durationSeconds()).isNull();
		assertThat(cdr.talkSeconds()).isEqualTo(5);
	}

	@Test
	void hasNoNegativeDuration() {
		assertThat(bill("\"duration\":-1,\"billsec\":\"-1\"")).extracting(Cdr::durationSeconds, Cdr::talkSeconds)
			.containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "[]", "{}", "false" })
	void hasNoTextWhereThereIsNone(String value) {
		Cdr cdr = bill("\"extnumber\":%1$s,\"destnumber\":%1$s,\"userid\":%1$s,\"recordfilename\":%1$s,\"userkey\":%1$s"
			.formatted(value));
		assertThat(cdr).isEqualTo(bill(""));
	}

	@Test
	void readsEscapedAndRawText() {
		assertThat(bill("\"userid\":\"张\\u4e09\\/😀\\ud83d\\ude00\\n\"").userId()).isEqualTo("张三/😀😀\n");
	}

	@Test
	void replacesHalfCharacters() {
		assertThat(bill("\"userid\":\"a\\ud83d😀\\ude00b\"").userId()).isEqualTo("a\ufffd😀\ufffdb");
	}

	@Test
	void readsTheMaturityUnderBothNames() {
		assertThat(bill("\"extchengshudu\":\"3\"").maturity()).isEqualTo("3");
		assertThat(bill("\"extchengshudu\":\"3\",\"chengshudu\":\"\"").maturity()).isEqualTo("3");
		assertThat(bill("\"chengshudu\":\"2\",\"extchengshudu\":\"3\"").maturity()).isEqualTo("2");
	}

	@ParameterizedTest
	@CsvSource({ "\"callout\",OUTBOUND", "\"callin\",INBOUND", "\" CallIn \",INBOUND", "1,INBOUND", "\"2\",OUTBOUND",
			"3,UNKNOWN", "\"\",UNKNOWN", "\"sideways\",UNKNOWN", "null,UNKNOWN", "{},UNKNOWN" })
	void readsTheDirection(String value, Direction direction) {
		assertThat(bill("\"direction\":" + value).direction()).isEqualTo(direction);
	}

	@Test
	void passesOverATypeThatIsNotNeeded() {
		Cdr cdr = bill("\"direction\":\"callin\",\"type\":{\"id\":5},\"userid\":\"7\"");
		assertThat(cdr).extracting(Cdr::id, Cdr::direction, Cdr::userId).containsExactly(null, Direction.INBOUND, "7");
	}

	@ParameterizedTest
	@CsvSource({ "1,INTERNAL", "2,MANUAL", "3,API", "4,TWO_WAY", "5,PREDICTIVE", "6,IVR", "0,UNKNOWN", "7,UNKNOWN",
			"-5,UNKNOWN", "4294967297,UNKNOWN" })
	void readsTheMethod(String value, CallMethod method) {
		assertThat(bill("\"callmethod\":" + value).method()).isEqualTo(method);
	}

	@Test
	void keepsCodesThatAreNotKnownYet() {
		assertThat(bill("\"hangupcause\":10099").hangupCause()).isEqualTo(new HangupCode(10099, HangupReason.UNKNOWN));
		assertThat(bill("\"hangupcause\":0").hangupCause()).isEqualTo(new HangupCode(0, HangupReason.UNKNOWN));
		assertThat(bill("\"hangupcause\":4294977297").hangupCause()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "\"0\"", "0", "1569567517", "\"0000-00-00 00:00:00\"",
			"\"0001-01-01 00:00:00\"", "\"1900-01-01 00:00:00\"", "\"1969-12-31 23:59:59\"", "\"2019-00-27 14:58:37\"",
			"\"2019-02-29 14:58:37\"", "\"2019-09-31 14:58:37\"", "\"2019-09-27 24:58:37\"", "\"2019-09-27 14:60:37\"",
			"\"2019-09-27 14:58:60\"", "\"2019-13-27 14:58:37\"", "\"2019-09-27 14.58.37\"", "\"2019-09/27 14:58:37\"",
			"\"27/09/2019 14:58:37\"", "\"2019-09-27 2:58:37 PM\"", "\"1970-01-01 00:00:00\"",
			"\"1970-01-01 08:00:00\"", "\"1970-01-02 13:59:59\"", "\"1970-01-01T00:00:00Z\"", "\"1970/1/1 8:0:0\"",
			"\" 0000-00-00 00:00:00 \"", "\"2019-09-27_14:58:37\"", "\"2019-09-27\"", "\"2019-09-27 14:58:3x\"",
			"\"-019-09-27 14:58:37\"", "\"２019-09-27 14:58:37\"", "[]", "{\"date\":\"2019-09-27 14:58:37\"}", "true" })
	void hasNoTimeWhereThereIsNone(String value) {
		assertThat(bill("\"starttime\":%1$s,\"answertime\":%1$s,\"endtime\":%1$s".formatted(value)))
			.isEqualTo(bill(""));
	}

	@Test
	void readsLeapDaysAndAllYearsAfterTheEpoch() {
		assertThat(bill("\"starttime\":\"2024-02-29 23:59:59\"").startedAt()).isEqualTo("2024-02-29T15:59:59Z");
		assertThat(bill("\"starttime\":\"1970-01-03 00:00:00\"").startedAt()).isEqualTo("1970-01-02T16:00:00Z");
		assertThat(bill("\"starttime\":\"9999-12-31 12:00:00\"").startedAt()).isEqualTo("9999-12-31T04:00:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2019-09-27T14:58:37", "2019-09-27t14:58:37", " 2019-09-27 14:58:37 ",
			"2019-09-27  14:58:37", "2019-09-27 14:58:37.0", "2019-09-27 14:58:37.999999", "2019-09-27 14:58:37,5",
			"2019/09/27 14:58:37", "2019\\/9\\/27 14:58:37", "2019-9-27 14:58:37", "2019-09-27T06:58:37Z",
			"2019-09-27T06:58:37.123Z", "2019-09-27 06:58:37 Z", "2019-09-27T14:58:37+08:00",
			"2019-09-27T06:58:37+0000", "2019-09-27T01:58:37-05:00", "\\u3000" + "2019-09-27 14:58:37" })
	void readsTimesThatHaveOneMeaning(String time) {
		Cdr cdr = bill("\"starttime\":\"%1$s\",\"answertime\":\"%1$s\",\"endtime\":\"%1$s\"".formatted(time));
		assertThat(cdr).extracting(Cdr::startedAt, Cdr::answeredAt, Cdr::endedAt)
			.containsOnly(Instant.parse("2019-09-27T06:58:37Z"));
	}

	@Test
	void readsOddTimesOfOneDigit() {
		assertThat(bill("\"starttime\":\"2019-1-2 3:4:5\"").startedAt()).isEqualTo("2019-01-01T19:04:05Z");
	}

	@Test
	void readsTheUsualFormAfterAnother() {
		Cdr cdr = bill("\"starttime\":\"2019-09-27T06:58:37Z\",\"starttime\":\"2019-09-27 06:58:37\"");
		assertThat(cdr.startedAt()).isEqualTo("2019-09-26T22:58:37Z");
	}

	@Test
	void takesNoAnswerFromTheEpoch() {
		Cdr cdr = bill("\"answertime\":\"1970-01-01 08:00:00\",\"billsec\":0,\"starttime\":\"2019-09-27 14:58:37\"");
		assertThat(cdr.answeredAt()).isNull();
		assertThat(cdr.startedAt()).isEqualTo("2019-09-27T06:58:37Z");
	}

	@Test
	void countsValuesThatCannotBeRead() {
		Map<BillField, Integer> unreadable = new EnumMap<>(BillField.class);
		String answer = Answers
			.bill("""
					"id":"x","duration":"","billsec":1.5,"callmethod":null,"hangupcause":[],"starttime":"27/09/2019 10:00:00",
					"answertime":"1970-01-01 08:00:00","endtime":"0000-00-00 00:00:00"},{"billsec":"1.5x","id":7""");
		EnvelopeReader.read(answer.getBytes(StandardCharsets.UTF_8),
				reader(ZoneId.of(SHANGHAI), (field, count) -> unreadable.merge(field, count, Integer::sum)));
		assertThat(unreadable).containsOnly(entry(BillField.ID, 1), entry(BillField.TALK, 2),
				entry(BillField.START_TIME, 1));
	}

	@Test
	void readsNamesInAnyCase() {
		assertThat(bill("\"ID\":7,\"StartTime\":\"2019-09-27 14:58:37\",\"USERKEY\":\"#\",\"extNumber\":\"8001\""))
			.isEqualTo(bill("\"id\":7,\"starttime\":\"2019-09-27 14:58:37\",\"userkey\":\"#\",\"extnumber\":\"8001\""));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {
			// All in the first pass of the hour that comes twice.
			"01:10:00,01:20:00,01:30:00,05:10:00,05:20:00,05:30:00",
			// Answered after the clock was put back, then also ended.
			"01:50:00,01:05:00,01:20:00,05:50:00,06:05:00,06:20:00",
			// Ended on a time after the start's, but later than the answer in the second
			// pass.
			"01:10:00,01:05:00,01:30:00,05:10:00,06:05:00,06:30:00", "01:50:00,-,01:10:00,05:50:00,-,06:10:00",
			"00:59:59,01:00:00,02:00:00,04:59:59,05:00:00,07:00:00" })
	void keepsTheOrderOfACallWhenClocksGoBack(String start, @Nullable String answer, String end, String started,
			@Nullable String answered, String ended) {
		Cdr cdr = bill(
				"\"endtime\":%s,\"answertime\":%s,\"starttime\":%s".formatted(time(end), time(answer), time(start)),
				NEW_YORK);
		assertThat(cdr.startedAt()).isEqualTo("2025-11-02T" + started + "Z");
		assertThat(cdr.endedAt()).isEqualTo("2025-11-02T" + ended + "Z");
		if (answered != null) {
			assertThat(cdr.answeredAt()).isEqualTo("2025-11-02T" + answered + "Z");
		}
		else {
			assertThat(cdr.answeredAt()).isNull();
		}
	}

	@Test
	void leavesAnEndBeforeTheStartThatNoClockExplains() {
		Cdr cdr = bill("\"starttime\":\"2019-09-27 14:58:37\",\"endtime\":\"2019-09-27 14:00:00\"");
		assertThat(cdr.endedAt()).isEqualTo("2019-09-27T06:00:00Z");
	}

	private static String time(@Nullable String time) {
		return (time != null) ? "\"2025-11-02 " + time + "\"" : "null";
	}

	private Cdr bill(String fields) {
		return bill(fields, SHANGHAI);
	}

	private Cdr bill(String fields, String zone) {
		Envelope<CdrPage> envelope = EnvelopeReader.read(Answers.bill(fields).getBytes(StandardCharsets.UTF_8),
				reader(ZoneId.of(zone), Answers.UNCOUNTED));
		return Answers.result(envelope).cdrs().getFirst();
	}

	protected ResultReader<CdrPage> reader(ZoneId zone, ObjIntConsumer<BillField> unreadable) {
		return new PageReader(zone, unreadable);
	}

}
