package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;

import io.cdrfacade.calls.export.ExportMetrics.Outcome;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.StreamWriter;
import io.cdrfacade.web.problem.CutOffException;

/**
 * Sends the calls of an export, each page as soon as it is there. Once it has begun, it
 * is sent whole or the connection is cut.
 */
@Component
final class ExportSender extends StreamWriter<Export> {

	private static final Logger log = LoggerFactory.getLogger(ExportSender.class);

	/** As many bytes as some twenty calls take. */
	private static final int FIRST_BLOCK = 8192;

	private final ExportMetrics metrics;

	private final GracePeriod grace;

	ExportSender(ExportMetrics metrics, GracePeriod grace) {
		super(Export.class, MediaType.ALL);
		this.metrics = metrics;
		this.grace = grace;
	}

	/** An export is under way until its end is noted. */
	@Override
	protected void writeInternal(Export export, HttpOutputMessage message) throws IOException {
		try (export) {
			sendOrCut(export, message);
		}
	}

	private void sendOrCut(Export export, HttpOutputMessage message) throws IOException {
		Timer.Sample start = this.metrics.start();
		AtomicLong sent = new AtomicLong();
		Outcome outcome = Outcome.CUT;
		try {
			copy(export, message, sent);
			outcome = Outcome.COMPLETE;
		}
		catch (IOException | RuntimeException ex) {
			outcome = outcome(ex);
			log(outcome, ex, export.query().selection().account().name(), sent.get());
			if (outcome == Outcome.ABANDONED) {
				throw ex;
			}
			throw new CutOffException();
		}
		finally {
			this.metrics.ended(start, export.query(), outcome);
		}
	}

	private Outcome outcome(Exception fault) {
		if (this.grace.isOver()) {
			return Outcome.SHUTDOWN;
		}
		return (fault instanceof IOException) ? Outcome.ABANDONED : Outcome.CUT;
	}

	private static void log(Outcome outcome, Exception fault, String account, long sent) {
		if (outcome == Outcome.SHUTDOWN) {
			log.warn("Export of account {} cut off by the shutdown after {} calls", account, sent);
		}
		else if (fault instanceof IOException broken) {
			log.info("Export of account {} ended by its caller after {} calls: {}", account, sent, reason(broken));
		}
		else if (fault instanceof PlatformException) {
			log.warn("Export of account {} cut off after {} calls: {}", account, sent, fault.getMessage());
		}
		else {
			log.error("Export of account {} cut off after {} calls", account, sent, fault);
		}
	}

	private static String reason(IOException ex) {
		return (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SocketTimeoutException)
				? "took nothing for too long" : "has gone";
	}

	/** Each page is written to memory first: only sending it may wait for the caller. */
	private void copy(Export export, HttpOutputMessage message, AtomicLong sent) throws IOException {
		FastByteArrayOutputStream page = new FastByteArrayOutputStream(FIRST_BLOCK);
		CallSink sink = export.query().format().open(export.query(), page);
		export.walk().forEach((cdrs) -> write(cdrs, sink), (calls) -> {
			send(page, message);
			sent.addAndGet(calls);
			this.metrics.sent(export.query(), calls);
		});
		sink.complete();
		send(page, message);
	}

	/** Tells how many calls it has written. */
	private static int write(List<Cdr> cdrs, CallSink sink) {
		try {
			for (Cdr cdr : cdrs) {
				sink.write(cdr);
			}
			sink.flush();
			return cdrs.size();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void send(FastByteArrayOutputStream page, HttpOutputMessage message) throws IOException {
		page.writeTo(message.getBody());
		page.reset();
		flush(message);
	}

}
