package io.cdrfacade.platform.wire;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.cdrfacade.platform.WireForm;
import io.cdrfacade.platform.settings.FormEncoding;

import static org.assertj.core.api.Assertions.assertThat;

class FormBodyTests {

	@Example
	void writesPartsAsCurlDoes() {
		Form form = new Form().with(Field.SERVICE, "App.Sip_Cdr.GetBill").with(Field.USER_ID, "张三 😀");
		FormBody body = FormBody.multipart(form, () -> "b0undary");
		assertThat(body.contentType()).isEqualTo("multipart/form-data; boundary=b0undary");
		assertThat(new String(body.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
				--b0undary\r
				Content-Disposition: form-data; name="service"\r
				\r
				App.Sip_Cdr.GetBill\r
				--b0undary\r
				Content-Disposition: form-data; name="userid"\r
				\r
				张三 😀\r
				--b0undary--\r
				""");
	}

	@Example
	void writesUrlencodedPairs() {
		Form form = new Form().with(Field.EXTENSION, "8001,8002").with(Field.USER_ID, "a&token=b c+é");
		FormBody body = FormBody.of(form, FormEncoding.URLENCODED);
		assertThat(body.contentType()).isEqualTo("application/x-www-form-urlencoded");
		assertThat(new String(body.bytes(), StandardCharsets.US_ASCII))
			.isEqualTo("extnumber=8001%2C8002&userid=a%26token%3Db+c%2B%C3%A9");
	}

	@Property(tries = 300)
	void isParsedBackUnchanged(@ForAll FormEncoding encoding, @ForAll("forms") Map<Field, String> values) {
		FormBody body = FormBody.of(form(values), encoding);
		assertThat(WireForm.parse(body.contentType(), body.bytes())).isEqualTo(named(values));
	}

	@Property(tries = 300)
	void takesNoBoundaryThatOccursInAValue(@ForAll("forms") Map<Field, String> values,
			@ForAll("hostile") String around) {
		Map<Field, String> hostile = new LinkedHashMap<>(values);
		hostile.put(Field.USER_ID, around + "\r\n--first\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx");
		hostile.put(Field.MEMBER_ID, "second" + around);
		Iterator<String> boundaries = List.of("first", "second", "third-boundary-0123456789").iterator();
		FormBody body = FormBody.multipart(form(hostile), boundaries::next);
		assertThat(body.contentType()).endsWith("=third-boundary-0123456789");
		assertThat(WireForm.parse(body.contentType(), body.bytes())).isEqualTo(named(hostile));
	}

	@Example
	void replacesHalfCharacters() {
		for (FormEncoding encoding : FormEncoding.values()) {
			FormBody body = FormBody.of(new Form().with(Field.USER_ID, "a\ud83db"), encoding);
			assertThat(WireForm.parse(body.contentType(), body.bytes())).containsExactly(Map.entry("userid", "a?b"));
		}
	}

	@Example
	void showsNoValues() {
		Form form = new Form().with(Field.TOKEN, "s3cret");
		assertThat(form.toString()).doesNotContain("s3cret");
		assertThat(FormBody.of(form, FormEncoding.MULTIPART).toString()).doesNotContain("s3cret");
		assertThat(new Token("s3cret", 0, false).toString()).doesNotContain("s3cret");
	}

	@Provide
	Arbitrary<Map<Field, String>> forms() {
		return Arbitraries.maps(Arbitraries.of(Field.values()), hostile());
	}

	@Provide
	Arbitrary<String> hostile() {
		Arbitrary<String> pieces = Arbitraries.of("\r\n", "\n", "\r", "\"", "--", "\r\n\r\n", "; name=\"token\"", "&",
				"=", "%00", "\0", "Content-Disposition: form-data; name=\"token\"", "😀", "张", "\ufeff", "+", " ", "'");
		Arbitrary<String> any = Arbitraries.strings().all().filter(FormBodyTests::isWhole);
		return Arbitraries.oneOf(pieces, any).list().ofMaxSize(6).map((list) -> String.join("", list));
	}

	private static boolean isWhole(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

	private static Form form(Map<Field, String> values) {
		Form form = new Form();
		values.forEach(form::with);
		return form;
	}

	private static Map<String, String> named(Map<Field, String> values) {
		Map<String, String> named = new LinkedHashMap<>();
		values.forEach((field, value) -> named.put(field.wireName(), value));
		return named;
	}

}
