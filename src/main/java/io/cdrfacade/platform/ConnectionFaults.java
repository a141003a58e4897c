package io.cdrfacade.platform;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;

import javax.net.ssl.SSLHandshakeException;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import org.springframework.core.io.buffer.DataBufferLimitException;

/** Tells what kind of fault a broken connection is. */
final class ConnectionFaults {

	private static final List<Class<? extends Throwable>> UNREACHABLE = List.of(ConnectException.class,
			UnknownHostException.class, UnresolvedAddressException.class, NoRouteToHostException.class,
			BindException.class, SSLHandshakeException.class, NotSslRecordException.class);

	/** Reactor Netty shows these two nowhere else. */
	private static final List<Class<? extends Throwable>> BUSY = List.of(PoolAcquireTimeoutException.class,
			PoolAcquirePendingLimitException.class);

	private ConnectionFaults() {
	}

	/** The fault of a request that no answer has begun for. */
	static PlatformException beforeAnswer(Throwable error) {
		if (isAny(error, UNREACHABLE)) {
			return new Unreachable("The platform cannot be reached", error);
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
		// What begins wrongly may be left over from the answer before it.
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

	/** The fault of a call that took too long, whatever it was waiting for. */
	static PlatformException noAnswer(Throwable error) {
		return new TimedOut("The platform did not answer in time", error);
	}

	/** The fault of a call whose caller did not wait for it. */
	static PlatformException givenUp(InterruptedException error) {
		return new TimedOut("The call was given up before the platform answered", error);
	}

	/** What Netty cannot decode it reports as one of these two. */
	private static boolean isHttp(Throwable error) {
		return !isAny(error, List.of(DecoderException.class, IllegalArgumentException.class));
	}

	private static boolean isAny(Throwable error, List<Class<? extends Throwable>> types) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			Throwable each = cause;
			if (types.stream().anyMatch((type) -> type.isInstance(each))) {
				return true;
			}
		}
		return false;
	}

}
