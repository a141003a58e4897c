package io.cdrfacade.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.web.problem.ProblemHeaders;

/**
 * Cross-origin resource sharing: which pages of other origins may call, and what they may
 * read. Problems carry its headers as well, even those that are written before the filter
 * chain.
 *
 * @param configuration the rules, {@code null} if no other origin may call
 */
record CrossOrigin(@Nullable CorsConfiguration configuration) implements CorsConfigurationSource, ProblemHeaders {

	private static final List<String> EXPOSED_HEADERS = List.of("Link", "ETag", "Age", "Cache-Status", "Retry-After",
			"RateLimit", "RateLimit-Policy", "X-Total-Count", "Content-Disposition", "Accept-Ranges", "Content-Range",
			"WWW-Authenticate", "Allow");

	private static final Pattern OWN_PORT = Pattern.compile("^(?:(https://.+):443|(http://.+):80)/?$");

	static CrossOrigin of(SecurityProperties.Cors properties) {
		if (properties.allowedOrigins().isEmpty()) {
			return new CrossOrigin(null);
		}
		CorsConfiguration cors = new CorsConfiguration();
		// Browsers send origins in lower case and without the port of the scheme.
		cors.setAllowedOriginPatterns(properties.allowedOrigins()
			.stream()
			.map((origin) -> OWN_PORT.matcher(origin.toLowerCase(Locale.ROOT)).replaceFirst("$1$2"))
			.toList());
		cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
		cors.setAllowedHeaders(List.of("*"));
		cors.setExposedHeaders(EXPOSED_HEADERS);
		return new CrossOrigin(cors);
	}

	@Override
	public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
		return this.configuration;
	}

	@Override
	public void add(HttpServletRequest request, HttpServletResponse response) {
		if (this.configuration == null || response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
			return;
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		String allowed = (origin != null) ? this.configuration.checkOrigin(origin) : whenUnread(request);
		if (allowed != null) {
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", EXPOSED_HEADERS));
		}
	}

	/**
	 * If a line of the head is too long or not valid, the server reads no further, and
	 * the origin is not known. The problem then tells nothing but what is wrong with the
	 * head.
	 */
	private static @Nullable String whenUnread(HttpServletRequest request) {
		return (request instanceof Request) ? CorsConfiguration.ALL : null;
	}

	/** A filter that refuses with a problem. */
	CorsFilter filter() {
		CorsFilter filter = new CorsFilter(this);
		filter.setCorsProcessor(new Refusing());
		return filter;
	}

	private static final class Refusing extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw new ProblemException(ProblemCode.FORBIDDEN,
					"Pages of this origin may not call, or not with this method and these headers.");
		}

	}

}
