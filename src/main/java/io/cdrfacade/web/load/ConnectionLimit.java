package io.cdrfacade.web.load;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Bounds the connections by the heap, unless {@code server.tomcat.max-connections} is
 * set, and tells which are closed when most of them are open.
 */
@Component
public final class ConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private static final String PROPERTY = "server.tomcat.max-connections";

	/** The last quarter is for connections that are not kept idle. */
	private static final int RESERVED_SHARE = 4;

	private final @Nullable Integer configured;

	private volatile @Nullable AbstractProtocol<?> protocol;

	ConnectionLimit(Environment environment) {
		this.configured = environment.getProperty(PROPERTY, Integer.class);
	}

	/** After Spring Boot, which sets a number that depends on nothing. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addConnectorCustomizers(this::limit);
	}

	private void limit(Connector connector) {
		if (this.configured == null) {
			connector.setProperty("maxConnections", Integer.toString(most()));
		}
		if (connector.getProtocolHandler() instanceof AbstractProtocol<?> known) {
			this.protocol = known;
		}
	}

	/**
	 * How many connections there can be at once. Where they are not bounded, that is how
	 * many the heap can bear.
	 */
	public int most() {
		return (this.configured != null && this.configured > 0) ? this.configured
				: HeapShare.connections(Runtime.getRuntime().maxMemory());
	}

	/**
	 * Whether a connection is closed after its answer, so that others can have one.
	 * @param busy how many connections have a request
	 * @param turn whether this one would be closed if all of them had a request
	 */
	boolean closes(int busy, boolean turn) {
		AbstractProtocol<?> server = this.protocol;
		if (server == null) {
			return false;
		}
		int most = server.getMaxConnections();
		long open = server.getConnectionCount();
		int reserved = Math.ceilDiv(most, RESERVED_SHARE);
		return most > 0 && open > most - reserved && (turn || open - busy > reserved);
	}

}
