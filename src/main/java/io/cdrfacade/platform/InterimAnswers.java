package io.cdrfacade.platform;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * Passes over interim answers (RFC 9110, 15.2), as {@code 103 Early Hints}. Reactor Netty
 * knows no other than {@code 100} and would take one for the answer, and the answer for
 * that to the next request on the connection.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {

	private boolean interim;

	private InterimAnswers() {
	}

	/** A client that passes over them. */
	static HttpClient passedOver(HttpClient client) {
		return client.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, InterimAnswers.class.getName(), new InterimAnswers()));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse response) {
			this.interim = isInterim(response.status());
		}
		if (this.interim) {
			passOver(context, message);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	private static boolean isInterim(HttpResponseStatus status) {
		if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
			throw new DecoderException("The protocol is switched, which nobody has asked for");
		}
		return status.codeClass() == HttpStatusClass.INFORMATIONAL;
	}

	/** Whoever waits for the answer has asked for one message and got none. */
	private void passOver(ChannelHandlerContext context, Object message) {
		boolean last = message instanceof LastHttpContent;
		ReferenceCountUtil.release(message);
		if (last) {
			this.interim = false;
			context.read();
		}
	}

}
