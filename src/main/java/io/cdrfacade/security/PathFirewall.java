package io.cdrfacade.security;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses paths that could be read in more ways than one. The names of recordings may
 * hold a semicolon or percent sign if it is escaped: nothing on the way reads them twice,
 * and what a name can be is decided where it is read. Each path is refused that has a
 * semicolon as it is, which would begin a parameter of the path.
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

	/** Odd methods are for the application to refuse, with the methods that it knows. */
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

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return this.usual.getFirewalledResponse(response);
	}

}
