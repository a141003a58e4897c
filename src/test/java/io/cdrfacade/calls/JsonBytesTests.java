package io.cdrfacade.calls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBytesTests {

	private static final byte[] NAME = {};

	private final JsonMapper usual = JsonMapper.builder().build();

	@Property
	void writesTextAsJacksonDoes(@ForAll("texts") String text) {
		JsonBytes json = new JsonBytes();
		json.text(NAME, text);
		assertThat(json.finish()).isEqualTo(this.usual.writeValueAsBytes(text));
	}

	@Test
	void writesEachCharacterAsJacksonDoes() {
		for (char character = 0; character < Character.MIN_SURROGATE; character++) {
			writesTextAsJacksonDoes("a" + character + "b");
		}
	}

	@Property
	void writesNumbers(@ForAll long number) {
		assertThat(written(number)).isEqualTo(Long.toString(number));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE })
	void writesNumbersOfAnyLength(long number) {
		assertThat(written(number)).isEqualTo(Long.toString(number));
	}

	@Test
	void writesMissingValuesAsNull() {
		JsonBytes json = new JsonBytes();
		json.text(NAME, null);
		json.number(NAME, (@Nullable Long) null);
		json.number(NAME, (@Nullable Integer) null);
		json.time(NAME, null, new ZoneText(ZoneOffset.UTC));
		assertThat(json.finish()).asString(StandardCharsets.UTF_8).isEqualTo("null".repeat(4));
	}

	@Test
	void writesTimesInAZone() {
		JsonBytes json = new JsonBytes();
		json.time(NAME, Instant.parse("2019-09-27T06:58:37Z"), new ZoneText(ZoneId.of("Asia/Shanghai")));
		assertThat(json.finish()).asString(StandardCharsets.UTF_8).isEqualTo("\"2019-09-27T14:58:37+08:00\"");
	}

	@Test
	void writesFields() {
		JsonBytes json = new JsonBytes();
		json.text(JsonBytes.field("a"), "b");
		json.text(JsonBytes.field("c"), null);
		json.number(JsonBytes.field("d"), 1L);
		json.truth(JsonBytes.field("e"), false);
		assertThat(json.finish()).asString(StandardCharsets.UTF_8)
			.isEqualTo(",\"a\":\"b\",\"c\":null,\"d\":1,\"e\":false");
	}

	@Test
	void growsBeyondTheExpectedSize() {
		JsonBytes json = new JsonBytes(100_000);
		String text = "long".repeat(100_000);
		json.text(NAME, text);
		assertThat(json.finish()).asString(StandardCharsets.UTF_8).isEqualTo('"' + text + '"');
	}

	@Test
	void growsApartFromAnotherOne() {
		JsonBytes one = new JsonBytes();
		JsonBytes other = new JsonBytes();
		for (int i = 0; i < 100_000; i++) {
			one.text(NAME, "one");
			other.truth(NAME, true);
		}
		assertThat(one.finish()).asString(StandardCharsets.UTF_8).isEqualTo("\"one\"".repeat(100_000));
		assertThat(other.finish()).asString(StandardCharsets.UTF_8).isEqualTo("true".repeat(100_000));
	}

	@Test
	void movesWhatIsWritten() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		JsonBytes json = new JsonBytes();
		json.number(NAME, 1L);
		json.moveTo(out);
		json.number(NAME, 2L);
		assertThat(json.length()).isEqualTo(1);
		json.moveTo(out);
		assertThat(out).hasToString("12");
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings()
			.withChars("aZ09 \"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u00e9\u5f55\u2028\ufffd")
			.ofMaxLength(100)
			.flatMap((text) -> Arbitraries.of("", "\ud83d\ude00").map((pair) -> text + pair + text));
	}

	private static String written(long number) {
		JsonBytes json = new JsonBytes();
		json.number(NAME, number);
		return new String(json.finish(), StandardCharsets.UTF_8);
	}

}
