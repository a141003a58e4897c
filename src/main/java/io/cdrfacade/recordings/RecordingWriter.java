package io.cdrfacade.recordings;

import java.io.IOException;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.StreamWriter;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;

/**
 * Writes answers with recordings, as many at once as there are permits. It also opens the
 * recording, so that the recording is closed however the answer ends.
 */
@Component
final class RecordingWriter extends StreamWriter<RecordingAnswer> {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final RecordingStreams streams;

	private final Permits permits;

	private final RecordingMeters meters;

	RecordingWriter(RecordingStreams streams, RecordingsProperties properties, RecordingMeters meters,
			MeterRegistry registry) {
		super(RecordingAnswer.class, MediaType.ALL);
		this.streams = streams;
		this.permits = new Permits(properties.maxConcurrent(), "cdr.recordings.active",
				"Recordings that are being streamed", registry);
		this.meters = meters;
	}

	@Override
	protected void writeInternal(RecordingAnswer answer, HttpOutputMessage message) throws IOException {
		ServletServerHttpResponse response = (ServletServerHttpResponse) message;
		try {
			this.meters.count(answer.recording().accountName(), write(answer, response));
		}
		catch (IOException | RuntimeException ex) {
			RecordingOutcome outcome = RecordingOutcome.of(ex);
			boolean cut = outcome == RecordingOutcome.FAILED && response.getServletResponse().isCommitted();
			this.meters.count(answer.recording().accountName(), cut ? RecordingOutcome.CUT_OFF : outcome);
			throw ex;
		}
	}

	private RecordingOutcome write(RecordingAnswer answer, ServletServerHttpResponse response) throws IOException {
		try (Permit _ = this.permits.require("As many recordings as the facade streams at once are under way.",
				RETRY_AFTER)) {
			return this.streams.stream(answer.recording(), answer.request(), response);
		}
	}

}
