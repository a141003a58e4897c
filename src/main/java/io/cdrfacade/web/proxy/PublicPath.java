package io.cdrfacade.web.proxy;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The path under which callers know the facade: what proxies take away, then the
 * context's path. Links that are paths begin with it.
 */
public final class PublicPath {

	private static final String PREFIX = PublicPath.class.getName();

	private PublicPath() {
	}

	static void setPrefix(HttpServletRequest request, String prefix) {
		request.setAttribute(PREFIX, prefix);
	}

	/**
	 * What proxies took away from the path of a request.
	 * @param request the request
	 * @return the prefix, such as {@code /cdr}, or an empty text
	 */
	public static String prefix(HttpServletRequest request) {
		return (request.getAttribute(PREFIX) instanceof String prefix) ? prefix : "";
	}

	/**
	 * The path under which the caller of a request knows the facade.
	 * @param request a request that has reached the application
	 * @return the path, such as {@code /cdr}, or an empty text
	 */
	public static String root(HttpServletRequest request) {
		return prefix(request) + request.getServletContext().getContextPath();
	}

	/**
	 * The same for the request that this thread serves.
	 * @return the path, such as {@code /cdr}, or an empty text
	 */
	public static String currentRoot() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)
				? root(current.getRequest()) : "";
	}

	/**
	 * The URL of a request as its caller knows it.
	 * @param request a request that has reached the application
	 * @return the URL without a query; only its path if the header {@code Host} is empty
	 */
	public static String url(HttpServletRequest request) {
		return request.getServerName().isEmpty() ? request.getRequestURI() : request.getRequestURL().toString();
	}

}
