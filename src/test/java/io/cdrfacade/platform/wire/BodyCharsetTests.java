package io.cdrfacade.platform.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.cdrfacade.platform.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BodyCharsetTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "application/json; charset=GBK|GBK", "application/json;charset=\"gb2312\"|GBK",
					"text/html; charset=GB18030|GB18030", "text/html ; Charset = gbk|GBK",
					"text/html; a=b; charset=x-gbk; c=d|GBK", "application/json; charset=Big5|Big5" })
	void honoursChineseCharsets(String contentType, String charset) {
		byte[] body = "{\"msg\":\"你好\"}".getBytes(Charset.forName(charset));
		assertThat(text(body, contentType)).isEqualTo("{\"msg\":\"你好\"}");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-", "application/json", "text/html; charset=utf-8", "text/html; charset=",
			"text/html; charset=iso-8859-1", "text/html; charset=nonsense", "gbk", "text/html; xcharset=gbk" })
	void readsAllElseAsUtf8(@Nullable String contentType) {
		byte[] body = "会话".getBytes(StandardCharsets.UTF_8);
		assertThat(BodyCharset.toUtf8(body, contentType)).isSameAs(body);
	}

	@Test
	void leavesOutHalfACharacterAtTheEnd() {
		byte[] body = "会话".getBytes(Charset.forName("GBK"));
		assertThat(text(Arrays.copyOf(body, 3), "a/b; charset=gbk")).isEqualTo("会");
	}

	@Test
	void refusesWhatIsNotInTheCharset() {
		byte[] body = { '"', (byte) 0x81, ' ', '"' };
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> text(body, "a/b; charset=gbk"))
			.withMessageContaining("not in the charset")
			.matches((fault) -> !fault.isAccident());
	}

	private static String text(byte[] body, String contentType) {
		return new String(BodyCharset.toUtf8(body, contentType), StandardCharsets.UTF_8);
	}

}
