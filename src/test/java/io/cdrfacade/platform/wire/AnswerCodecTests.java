package io.cdrfacade.platform.wire;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.Connection;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCodecTests {

	private static final String SIZED = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole";

	private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nwh\r\n3;x=y\r\nole\r\n0\r\nA: b\r\n\r\n";

	private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

	private EmbeddedChannel channel = new EmbeddedChannel(new AnswerCodec());

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@ParameterizedTest
	@ValueSource(strings = { SIZED, CHUNKED, HINTS + SIZED, HINTS + HINTS + CHUNKED })
	void readsAnAnswerInAnyPieces(String answer) {
		for (int cut = 1; cut < answer.length(); cut++) {
			ask();
			hear(answer.substring(0, cut));
			hear(answer.substring(cut));
			assertThat(answer()).isEqualTo("whole");
			assertThat(isUsable()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { SIZED, CHUNKED, "HTTP/1.1 204 No Content\r\n\r\n" })
	void closesAConnectionAfterASurplus(String answer) {
		String said = answer + "more";
		for (int cut = answer.length() - 1; cut <= answer.length(); cut++) {
			this.channel = new EmbeddedChannel(new AnswerCodec());
			ask();
			hear(said.substring(0, cut));
			hear(said.substring(cut));
			answer();
			assertThat(isUsable()).isFalse();
			close();
		}
	}

	@Test
	void closesAConnectionWithAnUnexpectedAnswer() {
		hear(SIZED);
		assertThat(this.channel.<Object>readInbound()).isNull();
		assertThat(this.channel.isOpen()).isFalse();
	}

	private void ask() {
		this.channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
		this.channel.releaseOutbound();
	}

	private void hear(String said) {
		this.channel.writeInbound(Unpooled.copiedBuffer(said, StandardCharsets.ISO_8859_1));
	}

	/** The content of the one answer that there is. */
	private String answer() {
		assertThat(this.channel.<Object>readInbound()).isInstanceOf(HttpResponse.class);
		StringBuilder content = new StringBuilder();
		boolean ended = false;
		for (HttpContent part = this.channel.readInbound(); part != null; part = this.channel.readInbound()) {
			assertThat(ended).isFalse();
			content.append(part.content().toString(StandardCharsets.ISO_8859_1));
			ended = part instanceof LastHttpContent;
			part.release();
		}
		assertThat(ended).isTrue();
		return content.toString();
	}

	private boolean isUsable() {
		return this.channel.isOpen() && Connection.from(this.channel).isPersistent();
	}

}
