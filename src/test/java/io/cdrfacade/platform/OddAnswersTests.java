package io.cdrfacade.platform;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
