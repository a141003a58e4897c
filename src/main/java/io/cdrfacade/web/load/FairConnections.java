package io.cdrfacade.web.load;

import java.util.concurrent.locks.LockSupport;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.CompletionValve;

/**
 * Lets other connections have their turn every few answers. The server goes on with a
 * connection for as long as requests come in on it, and virtual threads are not taken off
 * their processor before they wait: a few callers who never pause would keep all others
 * waiting for seconds.
 * <p>
 * A thread that yields still runs before the threads of new requests, as each processor
 * has its own queue. So now and then a connection waits for a very short time, which
 * takes it out of that queue.
 */
@Component
final class FairConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Turns());
	}

	private static final class Turns extends CompletionValve {

		/** A wait wakes another thread, which costs more than a small answer. */
		private static final int ANSWERS_BEFORE_WAITING = 256;

		/** A yield wakes another thread, too, if that one has nothing to do. */
		private static final int ANSWERS_BEFORE_YIELDING = 64;

		/**
		 * A request that took so long, in nanoseconds, has waited, most often for the
		 * platform. While it yields, the caller's next request often arrives and is read
		 * at once. Otherwise the server's poller would have to wait for it, which costs
		 * more than the yield.
		 */
		private static final long WAITED = 500_000;

		/** Sending so much takes about as long as a small answer. */
		private static final int BYTES_PER_ANSWER = 16 * 1024;

		/**
		 * In small answers. Not exact, as many threads change it, which is good enough.
		 */
		private int work;

		@Override
		@SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but fairness
		public void log(Request request, Response response, long nanos) {
			int before = this.work;
			int after = before + 1 + (int) (response.getContentWritten() / BYTES_PER_ANSWER);
			this.work = after;
			if (after / ANSWERS_BEFORE_WAITING != before / ANSWERS_BEFORE_WAITING) {
				LockSupport.parkNanos(1);
			}
			else if (nanos >= WAITED || after / ANSWERS_BEFORE_YIELDING != before / ANSWERS_BEFORE_YIELDING) {
				Thread.yield();
			}
		}

	}

}
