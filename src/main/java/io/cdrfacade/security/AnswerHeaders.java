package io.cdrfacade.security;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The security headers, which limit what browsers do with an answer. */
final class AnswerHeaders {

	/** For data, which is never shown as a page. */
	private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

	/** Swagger UI loads nothing from other origins, but has inline styles. */
	private static final String SWAGGER_UI = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; frame-ancestors 'none'";

	/** Our own pages have no inline code or styles, and set no HTML from text. */
	private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
			+ "img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types 'none'";

	private AnswerHeaders() {
	}

	static void configure(HeadersConfigurer<HttpSecurity> headers) {
		// It would bind the whole host and its subdomains: that is for the server that
		// ends TLS.
		headers.httpStrictTransportSecurity((transport) -> transport.disable())
			.cacheControl((caching) -> caching.disable())
			.frameOptions(FrameOptionsConfig::deny)
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy",
					policy(request.getServletPath())))
			.addObjectPostProcessor(new Eagerly());
	}

	private static String policy(String path) {
		if (isIn(path, "/swagger-ui")) {
			return SWAGGER_UI;
		}
		return (path.equals("/") || isIn(path, "/explorer")) ? PAGES : DATA;
	}

	private static boolean isIn(String path, String directory) {
		return path.equals(directory) || path.startsWith(directory + "/");
	}

	/**
	 * The headers do not depend on the answer. To write them after it, each response
	 * would be wrapped.
	 */
	private static final class Eagerly implements ObjectPostProcessor<HeaderWriterFilter> {

		@Override
		public <T extends HeaderWriterFilter> T postProcess(T filter) {
			filter.setShouldWriteHeadersEagerly(true);
			return filter;
		}

	}

}
