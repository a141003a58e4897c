package io.cdrfacade.web.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.CompletionValve;

/**
 * Times each request until its answer has been sent, as {@code http.server.requests} with
 * the labels that Spring has for it, unless requests are observed, which times them as
 * well.
 */
@Component
final class RequestTimes implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final MeterRegistry registry;

	private final SpanCollector collector;

	RequestTimes(MeterRegistry registry, SpanCollector collector) {
		this.registry = registry;
		this.collector = collector;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (!this.collector.isThere()) {
			factory.addEngineValves(new Times(this.registry));
		}
	}

	private static final class Times extends CompletionValve {

		private final MeterRegistry registry;

		/**
		 * Kept here, as looking one up in the registry costs more than the rest of this
		 * class.
		 */
		private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

		Times(MeterRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void log(Request request, Response response, long nanos) {
			Kind kind = new Kind(RequestLabels.method(request), RequestLabels.endpoint(request), response.getStatus(),
					RequestLabels.account(request));
			this.timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
		}

		private Timer timer(Kind kind) {
			return Timer.builder("http.server.requests")
				.tags("method", kind.method(), "uri", kind.uri(), "status", Integer.toString(kind.status()), "outcome",
						Outcome.forStatus(kind.status()).name(), "account", kind.account(), "exception", "none",
						"error", "none")
				.register(this.registry);
		}

	}

	/** The labels: few values each, whatever callers send. */
	private record Kind(String method, @Nullable String endpoint, int status, String account) {

		String uri() {
			if (this.endpoint != null) {
				return this.endpoint.isEmpty() ? "root" : this.endpoint;
			}
			if (this.status == 404) {
				return "NOT_FOUND";
			}
			return (this.status / 100 == 3) ? "REDIRECTION" : "UNKNOWN";
		}

	}

}
