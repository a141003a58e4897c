package io.cdrfacade.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Beginnings of paths for which a rule does not hold.
 *
 * @param prefixes the beginnings, such as {@code /actuator/}
 */
public record PathPrefixes(List<String> prefixes) {

	public static PathPrefixes of(String... prefixes) {
		return new PathPrefixes(List.of(prefixes));
	}

	/**
	 * Tells whether a request is for one of these paths.
	 * @param request the request
	 * @return whether its decoded path has one of the beginnings
	 */
	public boolean matches(HttpServletRequest request) {
		String pathInfo = request.getPathInfo();
		String path = (pathInfo != null) ? request.getServletPath() + pathInfo : request.getServletPath();
		for (String prefix : this.prefixes) {
			if (path.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
