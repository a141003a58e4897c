package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConnectionFaultsTests {

	@ParameterizedTest
	@MethodSource
	void tellsWhetherARequestLeft(Throwable error, Class<? extends PlatformException> fault) {
		assertThat(ConnectionFaults.beforeAnswer(error)).isInstanceOf(fault).hasCause(error);
		assertThat(ConnectionFaults.beforeAnswer(new RuntimeException(error))).isInstanceOf(fault);
	}

	static Stream<Arguments> tellsWhetherARequestLeft() {
		return Stream.of(arguments(new ConnectException("refused"), Unreachable.class),
				arguments(new ConnectTimeoutException("slow"), Unreachable.class),
				arguments(new UnknownHostException("host"), Unreachable.class),
				arguments(new UnresolvedAddressException(), Unreachable.class),
				arguments(new NoRouteToHostException("host"), Unreachable.class),
				arguments(new BindException("no ports"), Unreachable.class),
				arguments(new SSLHandshakeException("certificate"), Unreachable.class),
				arguments(new SslHandshakeTimeoutException("slow"), Unreachable.class),
				arguments(ReadTimeoutException.INSTANCE, TimedOut.class),
				arguments(new SocketException("reset"), Failed.class),
				arguments(new ClosedChannelException(), Failed.class),
				arguments(new SSLException("later"), Failed.class),
				arguments(new IOException("broken pipe"), Failed.class),
				arguments(new DecoderException("strange"), Malformed.class),
				arguments(new IllegalArgumentException("version"), Malformed.class),
				arguments(new IllegalStateException("bug"), Failed.class));
	}

	@ParameterizedTest
	@MethodSource
	void tellsHowAnAnswerBroke(Throwable error, Class<? extends PlatformException> fault) {
		assertThat(ConnectionFaults.duringAnswer(error)).isInstanceOf(fault).hasCause(error);
	}

	static Stream<Arguments> tellsHowAnAnswerBroke() {
		return Stream.of(arguments(ReadTimeoutException.INSTANCE, TimedOut.class),
				arguments(new IOException("reset"), Malformed.class),
				arguments(new DecoderException("chunk"), Malformed.class));
	}

}
