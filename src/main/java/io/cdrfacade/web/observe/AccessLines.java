package io.cdrfacade.web.observe;

import java.util.concurrent.TimeUnit;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.CompletionValve;
import io.cdrfacade.web.EveryPort;

/**
 * Logs one line for each request when its answer has been sent, also for those that the
 * server itself refuses. It holds nothing personal: no query, no values in the path, no
 * address. Probes are left out.
 */
@Component
final class AccessLines implements EveryPort {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Lines());
	}

	private static final class Lines extends CompletionValve {

		private static final Logger log = LoggerFactory.getLogger("io.cdrfacade.access");

		private static final String CACHE_STATUS = "Cache-Status";

		@Override
		public void log(Request request, Response response, long nanos) {
			if (!log.isInfoEnabled() || isProbe(request)) {
				return;
			}
			DiagnosticContext.log(request, () -> write(request, response, nanos));
		}

		private static boolean isProbe(Request request) {
			String path = request.getServletPath();
			return path != null && path.startsWith("/actuator/health");
		}

		private static void write(Request request, Response response, long nanos) {
			String method = RequestLabels.method(request);
			String route = Route.of(request);
			int status = response.getStatus();
			long bytes = response.getContentWritten();
			String cache = response.getHeader(CACHE_STATUS);
			LoggingEventBuilder line = log.atInfo()
				.addKeyValue("http.request.method", method)
				.addKeyValue("http.route", route)
				.addKeyValue("http.response.status_code", status)
				.addKeyValue("http.response.body.bytes", bytes)
				.addKeyValue("event.duration", nanos);
			if (cache != null) {
				line = line.addKeyValue("cache.status", cache);
			}
			// A pattern with arguments would take longer to fill in than all of this.
			line.log(method + ' ' + route + ' ' + status + ' ' + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms " + bytes
					+ " B" + ((cache != null) ? ' ' + cache : ""));
		}

	}

}
