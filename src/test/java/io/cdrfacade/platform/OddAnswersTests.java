package io.cdrfacade.platform;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that differ from the usual ones, over real HTTP. */
class OddAnswersTests {

	private final Workbench workbench = new Workbench();

	@ParameterizedTest
	@CsvSource({ "GBK,张三", "GB18030,㐂𠀀", "gb2312,张三", "UTF-8,张三" })
	void honoursTheDeclaredCharset(String charset, String name) throws Exception {
		try (StubPlatform stub = new StubPlatform(); var platform = this.workbench.platform(stub.url())) {
			stub.onBills((request) -> answer(charset, Answers.bill("\"userid\":\"" + name + "\"")));
			assertThat(PlatformClients.read(platform).cdrs()).map(Cdr::userId).containsExactly(name);
		}
	}

	@Test
	void countsValuesThatCannotBeRead() throws Exception {
		try (StubPlatform stub = new StubPlatform(); var platform = this.workbench.platform(stub.url())) {
			stub.onBills((request) -> answer("UTF-8", Answers.bill("\"id\":7,\"endtime\":\"27/09/2019\"")));
			assertThat(PlatformClients.read(platform).cdrs()).map(Cdr::endedAt).containsOnlyNulls();
			assertThat(this.workbench.count("cdr.platform.unreadable.values", "account", "test", "field", "endtime"))
				.isOne();
		}
	}

	/** Seven million bytes of empty records would be hundreds of megabytes of objects. */
	@ParameterizedTest
	@ValueSource(strings = { "[%s]", "[ {\"x\":[]},%s]", "{\"0\":%s}" })
	void refusesFarMoreRecordsThanAPageCanHave(String format) throws Exception {
		try (StubPlatform stub = new StubPlatform(); var platform = this.workbench.platform(stub.url())) {
			String records = "{},".repeat(10_000) + "{}";
			String bills = format.formatted(format.startsWith("{") ? records.replace(",", ",\"1\":") : records);
			stub.onBills((request) -> answer("UTF-8", Answers.success("\"totalitems\":10001,\"bills\":" + bills)));
			assertThat(PlatformClients.fault(platform)).isInstanceOf(PlatformException.Malformed.class)
				.hasMessage("The platform's answer has far more records than a page can have");
		}
	}

	@Test
	void readsTenThousandRecords() throws Exception {
		try (StubPlatform stub = new StubPlatform(); var platform = this.workbench.platform(stub.url())) {
			String bills = "{},".repeat(9_999) + "{}";
			stub.onBills((request) -> answer("UTF-8", Answers.success("\"totalitems\":1,\"bills\":[" + bills + "]")));
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(10_000);
		}
	}

	private static StubPlatform.Answer answer(String charset, String body) {
		byte[] bytes = body.getBytes(Charset.forName(charset));
		return (out) -> {
			out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=%s\r\nContent-Length: %d\r\n\r\n"
				.formatted(charset, bytes.length)
				.getBytes(StandardCharsets.US_ASCII));
			out.write(bytes);
			out.flush();
			return true;
		};
	}

}
