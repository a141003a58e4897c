package io.cdrfacade.platform.wire;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * Takes one answer to each request off a connection, and nothing else.
 * <p>
 * Interim answers (RFC 9110, 15.2), as {@code 103 Early Hints}, are passed over: Reactor
 * Netty knows no other than {@code 100} and would take one for the answer. A connection
 * on which more arrives than the answer is not used again (RFC 9112, 6.3): the next
 * request would take the rest for its answer.
 */
public final class AnswerCodec extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {

	/** Whether there is a request whose answer has not ended. */
	private boolean awaited;

	AnswerCodec() {
		init(new Decoder(), new HttpRequestEncoder());
	}

	/** A client whose connections have this codec. */
	public static HttpClient in(HttpClient client) {
		return client.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new AnswerCodec()));
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (message instanceof HttpRequest) {
			this.awaited = true;
		}
		super.write(context, message, promise);
	}

	/** Netty calls it until the bytes are used up, and passes on what it decodes. */
	private final class Decoder extends HttpResponseDecoder {

		@Override
		protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
			if (!AnswerCodec.this.awaited) {
				bytes.skipBytes(bytes.readableBytes());
				retire(context);
				var _ = context.close();
				return;
			}
			super.decode(context, bytes, out);
			if (!out.isEmpty() && !passesOver(context, out)) {
				AnswerCodec.this.awaited = !(out.getLast() instanceof LastHttpContent);
			}
			if (!AnswerCodec.this.awaited && bytes.isReadable()) {
				// The reader of the end gives the connection back at once.
				retire(context);
			}
		}

		/**
		 * Leaves out an interim answer, which has no content. The reader of the answer
		 * has asked for one message and got none.
		 */
		private boolean passesOver(ChannelHandlerContext context, List<Object> out) {
			if (!(out.getFirst() instanceof HttpResponse response)
					|| response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
				return false;
			}
			if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
				response.setDecoderResult(DecoderResult
					.failure(new DecoderException("The host switches the protocol without being asked")));
				return false;
			}
			out.clear();
			context.read();
			return true;
		}

		private static void retire(ChannelHandlerContext context) {
			Connection.from(context.channel()).markPersistent(false);
		}

	}

}
