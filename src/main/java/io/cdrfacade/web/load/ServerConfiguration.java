package io.cdrfacade.web.load;

import java.nio.charset.StandardCharsets;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.RequestContextFilter;

/** What the server takes on, and how it stops. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	/**
	 * Size of each connection's send buffer. With a quarter of it, pages of 1,000 take
	 * twice as long from the cache.
	 */
	private static final DataSize WRITE_BUFFER = DataSize.ofKilobytes(32);

	@Bean
	RequestLimit requestLimit(WebProperties properties, Ticker ticker) {
		return new RequestLimit(properties, ticker);
	}

	@Bean
	ClosingFilter closingFilter(ApplicationAvailability availability, ConnectionLimit connections) {
		return new ClosingFilter(availability, connections);
	}

	@Bean
	TomcatConnectorCustomizer writeBuffer() {
		return (connector) -> connector.setProperty("socket.appWriteBufSize", Long.toString(WRITE_BUFFER.toBytes()));
	}

	/**
	 * The charset of forms, which rarely name it; set here so that no filter is needed.
	 */
	@Bean
	ServletContextInitializer requestEncoding() {
		return (context) -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
	}

	/** The dispatcher servlet does the same, and nothing before it needs that. */
	@Bean
	FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
		FilterRegistrationBean<RequestContextFilter> filter = new FilterRegistrationBean<>(new RequestContextFilter());
		filter.setEnabled(false);
		return filter;
	}

	@Bean
	ShutdownDelay shutdownDelay(WebProperties properties) {
		return ShutdownDelay.of(properties.shutdownDelay());
	}

}
