package io.cdrfacade.web.load;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Bounds the connections by the heap, unless {@code server.tomcat.max-connections} is
 * set.
 */
@Component
final class ConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private static final String PROPERTY = "server.tomcat.max-connections";

	private final boolean derived;

	ConnectionLimit(Environment environment) {
		this.derived = !environment.containsProperty(PROPERTY);
	}

	/** After Spring Boot, which sets a number that depends on nothing. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (this.derived) {
			TomcatConnectorCustomizer limit = (connector) -> connector.setProperty("maxConnections",
					Integer.toString(HeapShare.connections(Runtime.getRuntime().maxMemory())));
			factory.addConnectorCustomizers(limit);
		}
	}

}
