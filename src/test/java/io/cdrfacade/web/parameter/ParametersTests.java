package io.cdrfacade.web.parameter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.web.problem.InvalidParametersException;
import io.cdrfacade.web.problem.ParameterFault;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParametersTests {

	private static final List<String> WORDS = List.of("normal", "busy");

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	private static final Pattern LETTER = Pattern.compile("[a-z]");

	@Test
	void readsAnEmptyQuery() {
		assertAllAbsent(parameters(null));
	}

	@Test
	void readsEverything() {
		Parameters parameters = parameters(
				"t=%E5%BC%A0%E4%B8%89&p=13387525701&i=007&&w=a&z=Europe/Berlin&f=2026-01-02&l=a,b&l=c&l=a&");
		assertThat(parameters.text("t", 2)).isEqualTo("张三");
		assertThat(parameters.phoneNumber("p")).isEqualTo("13387525701");
		assertThat(parameters.integer("i", 1, 1, 9)).isEqualTo(7);
		assertThat(parameters.word("w", List.of("a", "b"), "b")).isEqualTo("a");
		assertThat(parameters.zone("z", SHANGHAI)).isEqualTo(ZoneId.of("Europe/Berlin"));
		assertThat(parameters.time("f", SHANGHAI)).isEqualTo(Instant.parse("2026-01-01T16:00:00Z"));
		assertThat(parameters.list("l", LETTER, 3, "must")).containsExactly("a", "b", "c");
		parameters.verify();
	}

	@Test
	void countsCharactersNotSurrogates() {
		assertThat(parameters("t=%F0%9F%93%9E%F0%9F%93%9E").text("t", 2)).isEqualTo("📞📞");
	}

	@Test
	void readsAPlusThatArrivesAsASpace() {
		Parameters parameters = parameters("f=2026-01-02T00:00:00+08:00&z=Etc/GMT+8&p=+4930123&q=%2B4930123");
		assertThat(parameters.time("f", ZoneOffset.UTC)).isEqualTo(Instant.parse("2026-01-01T16:00:00Z"));
		assertThat(parameters.zone("z", SHANGHAI)).isEqualTo(ZoneId.of("Etc/GMT+8"));
		assertThat(parameters.phoneNumber("p")).isEqualTo("+4930123");
		assertThat(parameters.phoneNumber("q")).isEqualTo("+4930123");
		parameters.verify();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "10", "-1", "1.0", "1e0", "+1", "0x1", "one", "99999999999999999999", "١" })
	void rejectsWhatIsNoNumberInRange(String value) {
		assertThat(fault("i=" + value, (parameters) -> parameters.integer("i", 1, 1, 9)).message())
			.isEqualTo("must be a whole number from 1 to 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "up", "INBOUND", "inbound,outbound", " inbound" })
	void rejectsOtherWords(String value) {
		List<String> words = List.of("inbound", "outbound");
		ParameterFault fault = fault("w=" + value, (parameters) -> parameters.word("w", words, "inbound"));
		assertThat(fault.message()).isEqualTo("must be one of inbound, outbound");
		assertThat(fault.allowed()).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "EST,-05:00", "MST,-07:00", "HST,-10:00", "ROC,+08:00", "GMT+0,Z", "GMT-0,Z", "EST5EDT,-05:00" })
	void readsEachIanaZone(String value, ZoneOffset offset) {
		ZoneId zone = parameters("z=" + value).zone("z", SHANGHAI);
		assertThat(zone.getRules().getOffset(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(offset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mars/Base", "+08:00", "UTC+8", "Z", "GMT0:00", "asia/shanghai" })
	void rejectsWhatIsNoIanaZone(String value) {
		assertThat(fault("z=" + value, (parameters) -> parameters.zone("z", SHANGHAI)).message())
			.startsWith("must be the IANA name of a time zone, such as Asia/Shanghai");
	}

	@Test
	void suggestsTheNearestZone() {
		assertThat(fault("z=Asia/Shangai", (parameters) -> parameters.zone("z", SHANGHAI)).message())
			.endsWith("; did you mean `Asia/Shanghai`?");
	}

	@ParameterizedTest
	@CsvSource({ "PST, America/Los_Angeles", "Z, UTC", "UTC%2B8, Etc/GMT-8", "GMT%2B08:00, Etc/GMT-8",
			"%2B08:00, Etc/GMT-8", "-05:00, Etc/GMT+5", "jst, Asia/Tokyo" })
	void suggestsZonesForAbbreviationsAndOffsets(String value, String suggestion) {
		assertThat(fault("z=" + value, (parameters) -> parameters.zone("z", SHANGHAI)).message())
			.endsWith("; did you mean `" + suggestion + "`?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12a", "1-2", "++1", "1+1", "123456789012345678901234567890123" })
	void rejectsWhatIsNoPhoneNumber(String value) {
		assertThat(fault("p=" + value, (parameters) -> parameters.phoneNumber("p")).message())
			.startsWith("must be a number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%zz", "%f", "%", "%ff", "%c3%28", "%ed%a0%80", "%c0%80", "a%EF%BF%BDb" })
	void rejectsWhatIsNotPercentEncodedUtf8(String value) {
		ParameterFault fault = fault("t=" + value, (parameters) -> parameters.text("t", 9));
		assertThat(fault.parameter()).isEqualTo("t");
		assertThat(fault.message()).isEqualTo("must be percent-encoded UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "80%0d%0a01", "%00", "a%09", "%7f", "%C2%85" })
	void rejectsControlCharacters(String value) {
		assertThat(fault("t=" + value, (parameters) -> parameters.text("t", 9)).message())
			.isEqualTo("must not contain control characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "t&i&w&z&f&l&p", "t=&i=&w=&z=&f=&l=&p=", "t=&t=&i=&i", "_=1521526686730", "_", "_=1&_=2" })
	void readsEmptyParametersLikeAbsentOnes(String query) {
		Parameters parameters = parameters(query);
		assertThat(parameters.has("t")).isFalse();
		assertAllAbsent(parameters);
	}

	@Test
	void readsTheValueAmongEmptyOnes() {
		Parameters parameters = parameters("t=&t=b&l=&l=a&l=c");
		assertThat(parameters.text("t", 9)).isEqualTo("b");
		assertThat(parameters.list("l", LETTER, 3, "must")).containsExactly("a", "c");
		parameters.verify();
	}

	@Test
	void rejectsUnknownNamesWithoutAValue() {
		assertThat(fault("destinaton=", (parameters) -> parameters.text("destination", 9)).message())
			.isEqualTo("is not a parameter here; did you mean `destination`?");
	}

	@Test
	void rejectsRepetition() {
		ParameterFault fault = fault("t=a&t=b", (parameters) -> parameters.text("t", 9));
		assertThat(fault.message()).isEqualTo("must be given only once");
		assertThat(fault.value()).isEqualTo("a, b");
	}

	@Test
	void rejectsLongTextAndShortensItsEcho() {
		ParameterFault fault = fault("t=" + "x".repeat(9000), (parameters) -> parameters.text("t", 128));
		assertThat(fault.message()).isEqualTo("must have at most 128 characters");
		assertThat(fault.value()).isEqualTo("x".repeat(64) + "…");
	}

	@Test
	void rejectsTextThatIsALittleTooLong() {
		assertThat(fault("t=abc", (parameters) -> parameters.text("t", 2)).message())
			.isEqualTo("must have at most 2 characters");
	}

	/** Characters beyond the basic plane take two places in a Java text. */
	@Test
	void countsCharactersNotCodeUnits() {
		String emoji = "%F0%9F%98%80";
		assertThat(parameters("t=" + emoji.repeat(128)).text("t", 128)).hasSize(256);
		assertThat(fault("t=" + emoji.repeat(129), (parameters) -> parameters.text("t", 128)).message())
			.isEqualTo("must have at most 128 characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "l=A", "l=a,", "l=a,,b", "l=ab", "l=a,b,c,d", "l=a&l=b&l=c&l=d", "l=a;b", "l=a,%20b",
			"l=a+,b", "l=+a", "l=a+", "l=a,%E3%80%80b" })
	void rejectsBadLists(String query) {
		assertThat(fault(query, (parameters) -> parameters.list("l", LETTER, 3, "must be letters")).message())
			.isEqualTo("must be letters");
	}

	@Test
	void readsListsOfWords() {
		assertThat(parameters("w=busy,normal&w=busy").words("w", WORDS)).containsExactly("busy", "normal");
		assertThat(parameters("w=").words("w", WORDS)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "w=Busy | Busy", "w=normal,10006 | 10006", "w=busy, | ''" })
	void rejectsOtherWordsWithThoseThatAreAllowed(String query, String value) {
		ParameterFault fault = fault(query, (parameters) -> parameters.words("w", WORDS));
		assertThat(fault.value()).isEqualTo(value);
		assertThat(fault.message())
			.isEqualTo("must be one or more of normal, busy, separated by commas without blanks");
		assertThat(fault.allowed()).isEqualTo(WORDS);
	}

	/** A hint takes time, and only fifty faults are listed. */
	@Test
	void hintsAtNoMoreNamesThanItLists() {
		String query = IntStream.range(0, 16_000).mapToObj((i) -> "pag" + i).collect(Collectors.joining("&"));
		Parameters parameters = parameters(query);
		parameters.text("page", 9);
		assertThatExceptionOfType(InvalidParametersException.class).isThrownBy(parameters::verify)
			.satisfies((ex) -> assertThat(ex.detail()).startsWith("16000 faults in the request: `pag0`")
				.endsWith(" and more"))
			.satisfies((ex) -> assertThat(ex.faults()).hasSize(50));
	}

	@Test
	void rejectsUnknownNamesWithTheNearest() {
		ParameterFault fault = fault("dirction=inbound", (parameters) -> {
			parameters.word("direction", List.of("inbound"), "inbound");
			parameters.text("userId", 9);
		});
		assertThat(fault.parameter()).isEqualTo("dirction");
		assertThat(fault.message()).isEqualTo("is not a parameter here; did you mean `direction`?");
		assertThat(fault.allowed()).containsExactly("direction", "userId");
	}

	@Test
	void rejectsUnknownNamesWithoutANearOne() {
		assertThat(fault("%zz=1", (parameters) -> parameters.text("t", 9)).message())
			.isEqualTo("is not a parameter here");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ticket", "Ticket", "tikcet", "%74icket", "api_key", "X-API-Key", "access_token", "token" })
	void repeatsNoSecrets(String name) {
		for (String query : List.of(name + "=AAAA-secret", name + "=AAAA-secret&" + name + "=BBBB-secret")) {
			assertThat(fault(query, (parameters) -> parameters.text("account", 9)).value()).isEqualTo("…");
		}
	}

	@Test
	void repeatsWhatIsNoSecret() {
		assertThat(fault("accont=berlin", (parameters) -> parameters.text("account", 9)).value()).isEqualTo("berlin");
	}

	@Test
	void reportsAllFaultsAtOnce() {
		Parameters parameters = parameters("i=x&f=yesterday&nope=1&t=ok");
		parameters.integer("i", 1, 1, 9);
		parameters.time("f", SHANGHAI);
		parameters.text("t", 9);
		parameters.reject("t", "must not be together with `i`");
		assertThatExceptionOfType(InvalidParametersException.class).isThrownBy(parameters::verify)
			.satisfies((ex) -> assertThat(ex.faults()).extracting(ParameterFault::parameter)
				.containsExactly("i", "f", "t", "nope"))
			.satisfies((ex) -> assertThat(ex.detail()).isEqualTo("4 faults in the request: `i`, `f`, `t`, `nope`"));
	}

	@Test
	void listsAFewOfVeryManyFaults() {
		StringBuilder query = new StringBuilder();
		for (int i = 0; i < 500; i++) {
			query.append("x").append(i).append("=1&");
		}
		assertThatExceptionOfType(InvalidParametersException.class)
			.isThrownBy(() -> parameters(query.toString()).verify())
			.satisfies((ex) -> assertThat(ex.faults()).hasSize(50))
			.satisfies((ex) -> assertThat(ex.detail()).startsWith("500 faults").endsWith(" and more"));
	}

	@Test
	void refusesOnlyQueriesWithoutFaults() {
		ProblemException refusal = new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND, "No.");
		Parameters faultless = parameters(null);
		faultless.refuse("account", refusal);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(faultless::verify).isSameAs(refusal);
		Parameters faulty = parameters("a=b");
		faulty.refuse("account", refusal);
		assertThatExceptionOfType(InvalidParametersException.class).isThrownBy(faulty::verify);
	}

	@Test
	void readsTruths() {
		Parameters parameters = parameters("a=true&b=false&c=");
		assertThat(parameters.truth("a")).isTrue();
		assertThat(parameters.truth("b")).isFalse();
		assertThat(parameters.truth("c")).isNull();
		assertThat(parameters.truth("d")).isNull();
		Parameters wrong = parameters("a=TRUE");
		assertThat(wrong.truth("a")).isNull();
		assertThatExceptionOfType(InvalidParametersException.class).isThrownBy(wrong::verify)
			.satisfies((ex) -> assertThat(ex.detail()).contains("must be one of true, false"));
	}

	@Test
	void tellsWhatWasSentAndRejected() {
		Parameters parameters = parameters("a=%zz&b=1");
		parameters.text("a", 9);
		parameters.text("b", 9);
		assertThat(parameters.has("a")).isTrue();
		assertThat(parameters.has("c")).isFalse();
		assertThat(parameters.rejected("a")).isTrue();
		assertThat(parameters.rejected("b")).isFalse();
		assertThat(parameters.rejected("b", "a")).isTrue();
		parameters.refuse("b", new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND, "No."));
		assertThat(parameters.rejected("b")).isTrue();
	}

	private static void assertAllAbsent(Parameters parameters) {
		assertThat(parameters.text("t", 9)).isNull();
		assertThat(parameters.phoneNumber("p")).isNull();
		assertThat(parameters.integer("i", 7, 1, 9)).isEqualTo(7);
		assertThat(parameters.word("w", List.of("a", "b"), "b")).isEqualTo("b");
		assertThat(parameters.zone("z", SHANGHAI)).isEqualTo(SHANGHAI);
		assertThat(parameters.time("f", SHANGHAI)).isNull();
		assertThat(parameters.list("l", LETTER, 3, "must")).isEmpty();
		parameters.verify();
	}

	private static Parameters parameters(@Nullable String query) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return Parameters.of(request);
	}

	private static ParameterFault fault(String query, Consumer<Parameters> reading) {
		Parameters parameters = parameters(query);
		reading.accept(parameters);
		InvalidParametersException thrown = catchThrowableOfType(InvalidParametersException.class, parameters::verify);
		assertThat(thrown.faults()).isNotEmpty();
		return thrown.faults().getFirst();
	}

}
