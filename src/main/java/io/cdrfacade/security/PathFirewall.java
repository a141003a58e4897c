package io.cdrfacade.security;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses ambiguous paths. Names of recordings may contain an escaped semicolon or
 * percent sign: nothing decodes them twice, and {@code recordings} checks them. A path
 * with a raw semicolon is refused, as that begins a path parameter.
 */
final class PathFirewall implements HttpFirewall {

	private static final String RECORDINGS = "/recordings/";

	private final StrictHttpFirewall usual = firewall();

	private final StrictHttpFirewall names = firewall();

	PathFirewall() {
		this.names.getEncodedUrlBlocklist().removeAll(Set.of("%3b", "%3B"));
		this.names.getDecodedUrlBlocklist().remove(";");
		this.names.setAllowUrlEncodedPercent(true);
	}

	/**
	 * Unknown methods pass: the application refuses them and names those that it knows.
	 */
	private static StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		// Tomcat has refused any other already; the firewall's own patterns are slow.
		firewall.setAllowedHeaderNames((_) -> true);
		firewall.setAllowedHeaderValues((_) -> true);
		return firewall;
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		boolean named = request.getRequestURI().startsWith(request.getContextPath() + RECORDINGS);
		return (named ? this.names : this.usual).getFirewalledRequest(request);
	}

	/**
	 * Tomcat writes no control characters into headers, which is all that it would check.
	 */
	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return response;
	}

}
