package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a request demands of caches in its header {@code Cache-Control} (RFC 9111). Other
 * directives than {@code no-cache}, {@code no-store} and {@code max-age} are ignored.
 *
 * @param maxAge the greatest age that a kept answer may have, {@code null} for any; zero
 * if no kept answer is allowed
 * @param store whether the answer may be kept
 */
public record CacheDemands(@Nullable Duration maxAge, boolean store) {

	private static final CacheDemands NONE = new CacheDemands(null, true);

	private static final CacheDemands NEW = new CacheDemands(Duration.ZERO, true);

	/** The value that most requests with this header have. */
	private static final String NO_CACHE = "no-cache";

	private static final Pattern DIRECTIVE = Pattern
		.compile("(?:^|[,\\s])(?:(?<new>no-cache|max-age=\"?0+\"?)|(?<none>no-store)|max-age=\"?(?<age>[0-9]+)\"?)"
				+ "(?=$|[,\\s])");

	/**
	 * More digits are longer than any answer is kept; the limit also prevents an
	 * overflow.
	 */
	private static final int MAX_AGE_DIGITS = 9;

	/**
	 * Reads the demands of a request.
	 * @param request the request
	 * @return its demands
	 */
	public static CacheDemands of(HttpServletRequest request) {
		if (request.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
			return NONE;
		}
		return read(String.join(",", Collections.list(request.getHeaders(HttpHeaders.CACHE_CONTROL))));
	}

	public static CacheDemands read(String header) {
		return NO_CACHE.equals(header) ? NEW : readDirectives(header);
	}

	private static CacheDemands readDirectives(String header) {
		Matcher matcher = DIRECTIVE.matcher(header.toLowerCase(Locale.ROOT));
		CacheDemands demands = NONE;
		while (matcher.find()) {
			demands = demands.and(matcher);
		}
		return demands;
	}

	private CacheDemands and(Matcher directive) {
		String age = directive.group("age");
		if (age == null) {
			return new CacheDemands(Duration.ZERO, this.store && directive.group("none") == null);
		}
		boolean any = age.length() > MAX_AGE_DIGITS;
		return any ? this : new CacheDemands(least(Duration.ofSeconds(Long.parseLong(age))), this.store);
	}

	private Duration least(Duration age) {
		return (this.maxAge == null || age.compareTo(this.maxAge) < 0) ? age : this.maxAge;
	}

	/**
	 * Tells whether only a new answer is allowed.
	 * @return whether no kept answer is allowed
	 */
	public boolean demandNew() {
		return Duration.ZERO.equals(this.maxAge);
	}

	/**
	 * Tells whether a kept answer is allowed.
	 * @param age its age
	 * @return whether it may be the answer
	 */
	public boolean accept(Duration age) {
		return !demandNew() && Objects.requireNonNullElse(this.maxAge, age).compareTo(age) >= 0;
	}

}
