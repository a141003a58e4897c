package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.web.Accepted;

/** Which requests are for a stream of events, and how its answer begins. */
final class EventStreams {

	static final String PATH = "/calls/changes";

	private EventStreams() {
	}

	/** For filters: whether the controller would answer a request with events. */
	static boolean isRequestFor(HttpServletRequest request) {
		try {
			return HttpMethod.GET.matches(request.getMethod()) && PATH.equals(request.getServletPath())
					&& areWanted(request);
		}
		catch (HttpMediaTypeNotAcceptableException _) {
			return false;
		}
	}

	/** If a caller likes both types equally, the one that is named wins. */
	static boolean areWanted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		Accepted accepted = Accepted.by(request);
		double stream = accepted.quality(MediaType.TEXT_EVENT_STREAM);
		double json = accepted.quality(MediaType.APPLICATION_JSON);
		if (stream == 0 && json == 0) {
			throw new HttpMediaTypeNotAcceptableException(
					List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM));
		}
		return stream > json || (stream == json && accepted.names(MediaType.TEXT_EVENT_STREAM)
				&& !accepted.names(MediaType.APPLICATION_JSON));
	}

	/** Tells browsers how long to wait before they open the stream again. */
	static String retry(Duration wait) {
		return "retry: %d\n\n".formatted(wait.toMillis());
	}

	/** They ask proxies neither to buffer the stream nor to compress it. */
	static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.TEXT_EVENT_STREAM);
		headers.setCacheControl("no-store, no-transform");
		headers.set("X-Accel-Buffering", "no");
		return headers;
	}

}
