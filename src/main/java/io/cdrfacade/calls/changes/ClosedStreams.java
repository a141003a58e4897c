package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.cdrfacade.web.RequestFilter;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.web.problem.ProblemTemplate;

/**
 * Streams that end at once, as there is no room for them now. Browsers never open a
 * stream again after an error status, so a stream that other filters refuse because of
 * the load or the caller's rate limit ends in this way, too.
 */
@Order(RequestFilter.CLOSED_STREAMS)
final class ClosedStreams extends RequestFilter {

	private static final String FULL = "full";

	/** Such a stream tells the browser to wait this many times as long. */
	private static final int LONGER = 5;

	private final Duration wait;

	/** By the reason. */
	private final Map<String, Counter> refused;

	ClosedStreams(ChangesProperties properties, MeterRegistry registry) {
		this.wait = properties.retry().multipliedBy(LONGER);
		this.refused = Stream.of(FULL, ProblemCode.OVERLOADED.code(), ProblemCode.QUOTA_EXCEEDED.code())
			.collect(Collectors.toMap(Function.identity(), (reason) -> counter(reason, registry)));
	}

	private static Counter counter(String reason, MeterRegistry registry) {
		return Counter.builder("cdr.changes.streams.refused")
			.tag("reason", reason)
			.description("Streams that ended at once, as there was no room for them")
			.register(registry);
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (ProblemException ex) {
			ProblemTemplate fault = ProblemTemplate.of(ex);
			if (response.isCommitted() || !this.refused.containsKey(fault.code().code())
					|| !EventStreams.isRequestFor(request)) {
				throw ex;
			}
			answer(response, fault);
		}
	}

	private void answer(HttpServletResponse response, ProblemTemplate fault) throws IOException {
		String seconds = Objects.requireNonNullElse(fault.headers().getFirst(HttpHeaders.RETRY_AFTER), "0");
		response.setStatus(HttpStatus.OK.value());
		EventStreams.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
		String all = end(fault.code().code(), fault.detail(), Duration.ofSeconds(Long.parseLong(seconds)));
		response.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
	}

	/** All of a stream that is one too many. */
	String full() {
		return end(FULL, "too many streams are open, try again later", Duration.ZERO);
	}

	private String end(String reason, String detail, Duration least) {
		Objects.requireNonNull(this.refused.get(reason)).increment();
		Duration longer = (least.compareTo(this.wait) > 0) ? least : this.wait;
		return EventStreams.retry(longer) + ": " + detail + "\n\n";
	}

}
