package io.cdrfacade.web.proxy;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of proxies.
 *
 * @param trustedProxies addresses and networks (CIDR) of the proxies whose headers
 * {@code X-Forwarded-*} and {@code Forwarded} count; by default loopback, link-local and
 * private ones. An empty list trusts none
 */
@ConfigurationProperties("cdr.web")
record ProxyProperties(@DefaultValue( {
		"127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
		"fc00::/7", "fe80::/10" }) List<String> trustedProxies){

	ProxyProperties {
		trustedProxies = List.copyOf(trustedProxies);
		TrustedProxies.of(trustedProxies);
	}

}
