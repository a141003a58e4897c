package io.cdrfacade.web.proxy;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Adds the valve for proxies to the server. */
@Component
final class ProxyConfiguration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final TrustedProxies trusted;

	ProxyConfiguration(ProxyProperties properties) {
		this.trusted = TrustedProxies.of(properties.trustedProxies());
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new ForwardedValve(this.trusted));
	}

}
