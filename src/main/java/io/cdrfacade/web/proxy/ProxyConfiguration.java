package io.cdrfacade.web.proxy;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.EveryPort;

/** Adds the valve for proxies to the server. */
@Component
final class ProxyConfiguration implements EveryPort {

	private final TrustedProxies trusted;

	ProxyConfiguration(ProxyProperties properties) {
		this.trusted = TrustedProxies.of(properties.trustedProxies());
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new ForwardedValve(this.trusted));
	}

}
