package io.cdrfacade.web.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;

import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.FilterOrder;
import io.cdrfacade.web.problem.Fault;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.web.problem.Problems;

/**
 * Refuses requests above what may be at work at once after a moment, so that those within
 * keep their pace. The moment takes up bursts, and slows down callers who try again at
 * once, whose refusals would leave no time for anything else. Whoever looks after the
 * facade always gets through, and so does the facade to its own sandbox.
 */
@Order(FilterOrder.LOAD_SHEDDING)
public final class LoadSheddingFilter extends ArrivalFilter implements MeterBinder {

	private static final List<String> EXEMPT = List.of("/actuator/", "/sandbox/", "/explorer", "/swagger-ui",
			"/v3/api-docs");

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Problems problems;

	private final int limit;

	private final Duration maxWait;

	/** Whoever waits comes before whoever has just come. */
	private final Semaphore permits;

	private final LongAdder shed = new LongAdder();

	public LoadSheddingFilter(Problems problems, WebProperties properties) {
		this.problems = problems;
		this.limit = properties.maxConcurrentRequests();
		this.maxWait = properties.maxRequestWait();
		this.permits = new Semaphore(this.limit, true);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("cdr.web.requests.active", this, LoadSheddingFilter::active)
			.description("Requests at work")
			.register(registry);
		Gauge.builder("cdr.web.requests.waiting", this.permits, Semaphore::getQueueLength)
			.description("Requests that wait for others to end")
			.register(registry);
		Gauge.builder("cdr.web.requests.limit", this, (filter) -> filter.limit)
			.description("Requests that may be at work at once")
			.register(registry);
		FunctionCounter.builder("cdr.web.requests.shed", this.shed, LongAdder::sum)
			.description("Requests refused because too many were at work")
			.register(registry);
	}

	private int active() {
		return this.limit - this.permits.availablePermits();
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (isExempt(request)) {
			chain.doFilter(request, response);
		}
		else if (getsPlace()) {
			serve(request, response, chain);
		}
		else {
			this.shed.increment();
			shed(request, response);
		}
	}

	private boolean getsPlace() {
		try {
			return this.permits.tryAcquire(this.maxWait.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static boolean isExempt(HttpServletRequest request) {
		String path = request.getServletPath();
		for (String exempt : EXEMPT) {
			if (path.startsWith(exempt)) {
				return true;
			}
		}
		return false;
	}

	private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		RequestPlace place = RequestPlace.give(request, this.permits::release);
		boolean goesOn = false;
		try {
			chain.doFilter(request, response);
			goesOn = request.isAsyncStarted();
			if (goesOn) {
				request.getAsyncContext().addListener(new OnComplete(place::leave));
			}
		}
		finally {
			if (!goesOn) {
				place.leave();
			}
		}
	}

	private void shed(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Fault fault = Fault.of(new ProblemException(ProblemCode.OVERLOADED,
				"The facade has as many requests at work as it can serve.", RETRY_AFTER));
		this.problems.answer(request, response, fault, request.getRequestURI());
	}

}
