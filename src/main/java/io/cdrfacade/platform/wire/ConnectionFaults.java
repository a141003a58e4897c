package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;

/** Tells what kind of fault a broken connection is. */
public final class ConnectionFaults {

	/**
	 * What the connection pool throws after too long a wait, and when too many wait. The
	 * second has no type outside Reactor Netty's internals; a test pins it.
	 */
	private static final List<Class<? extends Throwable>> BUSY = List.of(TimeoutException.class,
			PoolAcquirePendingLimitException.class);

	private ConnectionFaults() {
	}

	/** The fault of a request that no answer has begun for. */
	public static PlatformException beforeAnswer(Throwable error) {
		String obstacle = obstacle(error);
		if (obstacle != null) {
			return new Unreachable("The platform cannot be reached: " + obstacle, error);
		}
		if (isAny(error, BUSY)) {
			return new Busy("All connections to the platform are in use", error);
		}
		if (isAny(error, List.of(ReadTimeoutException.class))) {
			return noAnswer(error);
		}
		if (isAny(error, List.of(IOException.class, PrematureChannelClosureException.class))) {
			return new Failed("The platform closed the connection without an answer", null, error);
		}
		// An answer that begins wrongly may be the rest of the answer before it.
		return isHttp(error) ? new Failed("The platform could not be asked", null, error)
				: Malformed.accidental("The platform's answer is not HTTP", error);
	}

	/** The fault of an answer that has begun and does not end well. */
	static PlatformException duringAnswer(Throwable error) {
		if (isAny(error, List.of(DataBufferLimitException.class))) {
			return Malformed.tooLarge("The platform's answer is larger than max-response-size allows", error);
		}
		if (isAny(error, List.of(ReadTimeoutException.class))) {
			return noAnswer(error);
		}
		return isHttp(error) ? Malformed.accidental("The platform's answer is cut off", error)
				: Malformed.lasting("The platform's answer is not HTTP", error);
	}

	/** The fault of a call that took too long. */
	public static PlatformException noAnswer(Throwable error) {
		return new TimedOut("The platform did not answer in time", error);
	}

	/** The fault of a call whose caller did not wait for it. */
	public static PlatformException givenUp(InterruptedException error) {
		return new TimedOut("The call was given up before the platform answered", error);
	}

	/** Netty reports what it cannot decode as one of these two. */
	private static boolean isHttp(Throwable error) {
		return !isAny(error, List.of(DecoderException.class, IllegalArgumentException.class));
	}

	/** Why there was no connection; {@code null} if there was one. */
	private static @Nullable String obstacle(Throwable error) {
		return causes(error).map(ConnectionFaults::obstacleItself).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private static @Nullable String obstacleItself(Throwable error) {
		return switch (error) {
			case ConnectTimeoutException _ -> "no connection within connect-timeout";
			case ProxyConnectException refusal when isRefusedLogin(refusal) -> "the proxy refuses the login";
			case ProxyConnectException _ -> "the proxy makes no connection to it";
			case ConnectException _ -> "it takes no connection";
			case UnknownHostException _, UnresolvedAddressException _ -> "its host has no address";
			case NoRouteToHostException _ -> "there is no route to its host";
			case BindException _ -> "no port is free for a connection";
			case SSLHandshakeException _, NotSslRecordException _ ->
				"no TLS connection can be made; perhaps the certificate is not trusted";
			default -> null;
		};
	}

	/** The status is known to no other part of it; a test pins it. */
	private static boolean isRefusedLogin(ProxyConnectException refusal) {
		return String.valueOf(refusal.getMessage()).contains("status: 407");
	}

	private static boolean isAny(Throwable error, List<Class<? extends Throwable>> types) {
		return causes(error).anyMatch((cause) -> types.stream().anyMatch((type) -> type.isInstance(cause)));
	}

	private static Stream<Throwable> causes(Throwable error) {
		return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
	}

}
