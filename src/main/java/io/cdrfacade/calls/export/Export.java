package io.cdrfacade.calls.export;

import java.io.IOException;
import java.net.SocketTimeoutException;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;

import io.cdrfacade.calls.export.ExportMetrics.Outcome;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.problem.CutOffException;

/** Sends the calls of a walk as they come. Once begun, it ends whole or is cut off. */
final class Export {

	private static final Logger log = LoggerFactory.getLogger(Export.class);

	private final ExportQuery query;

	private final CallSinks sinks;

	private final ExportMetrics metrics;

	private final GracePeriod grace;

	private long sent;

	Export(ExportQuery query, CallSinks sinks, ExportMetrics metrics, GracePeriod grace) {
		this.query = query;
		this.sinks = sinks;
		this.metrics = metrics;
		this.grace = grace;
	}

	/**
	 * Sends the calls, each page as soon as it is there.
	 * @param walk the walk, whose first page is there
	 * @param response takes the calls; its headers are set
	 * @throws CutOffException if it cannot be completed
	 * @throws IOException if the caller has gone
	 */
	void send(CallWalk walk, HttpServletResponse response) throws IOException {
		Timer.Sample start = this.metrics.start();
		Outcome outcome = Outcome.CUT;
		try {
			copy(walk, response);
			outcome = Outcome.COMPLETE;
		}
		catch (IOException | RuntimeException ex) {
			outcome = outcome(ex);
			log(outcome, ex);
			if (outcome == Outcome.ABANDONED) {
				throw ex;
			}
			throw new CutOffException();
		}
		finally {
			this.metrics.ended(start, this.query, outcome);
		}
	}

	private Outcome outcome(Exception fault) {
		if (this.grace.isOver()) {
			return Outcome.SHUTDOWN;
		}
		return (fault instanceof IOException) ? Outcome.ABANDONED : Outcome.CUT;
	}

	private void log(Outcome outcome, Exception fault) {
		if (outcome == Outcome.SHUTDOWN) {
			log.warn("Export of account {} cut off by the shutdown after {} calls", account(), this.sent);
		}
		else if (fault instanceof IOException broken) {
			log.info("Export of account {} ended by its caller after {} calls: {}", account(), this.sent,
					reason(broken));
		}
		else if (fault instanceof PlatformException) {
			log.warn("Export of account {} cut off after {} calls: {}", account(), this.sent, fault.getMessage());
		}
		else {
			log.error("Export of account {} cut off after {} calls", account(), this.sent, fault);
		}
	}

	private static String reason(IOException ex) {
		return (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SocketTimeoutException)
				? "took nothing for too long" : "has gone";
	}

	private void copy(CallWalk walk, HttpServletResponse response) throws IOException {
		try {
			copyPages(walk, response);
		}
		catch (JacksonException ex) {
			throwCause(ex);
			throw ex;
		}
	}

	/** What the connection threw is hidden in what Jackson makes of it. */
	private static void throwCause(JacksonException ex) throws IOException {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException broken) {
				throw broken;
			}
		}
	}

	private void copyPages(CallWalk walk, HttpServletResponse response) throws IOException {
		CallSink sink = this.sinks.open(this.query, response.getOutputStream());
		walk.forEach((cdrs) -> {
			for (Cdr cdr : cdrs) {
				sink.write(cdr);
			}
			sink.flush();
			this.sent += cdrs.size();
			this.metrics.sent(this.query, cdrs.size());
		});
	}

	private String account() {
		return this.query.selection().account().name();
	}

}
