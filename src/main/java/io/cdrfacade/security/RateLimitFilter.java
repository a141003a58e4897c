package io.cdrfacade.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.ProblemCode;
import io.cdrfacade.web.ProblemException;

/**
 * Holds each caller to their rate limit and tells them how much of it is left, in the
 * fields of draft-ietf-httpapi-ratelimit-headers.
 */
final class RateLimitFilter extends ArrivalFilter {

	private final RateLimit general;

	private final Map<String, RateLimit> special;

	private final Allowances allowances;

	RateLimitFilter(SecurityProperties properties, Allowances allowances) {
		this.general = properties.rateLimit();
		this.special = properties.apiKeys()
			.entrySet()
			.stream()
			.filter((key) -> key.getValue().rateLimit() != null)
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (key) -> key.getValue().rateLimit()));
		this.allowances = allowances;
	}

	private RateLimit limit(String caller) {
		return this.special.getOrDefault(caller, this.general);
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication instanceof CallerAuthentication caller && !isCallback(request)
				&& !limit(caller.getName()).isOff()) {
			spend(request, response, caller.getPrincipal());
		}
		chain.doFilter(request, response);
	}

	/** The platform calls back as often as calls end. */
	private static boolean isCallback(HttpServletRequest request) {
		return request.getServletPath().startsWith("/callbacks/");
	}

	private void spend(HttpServletRequest request, HttpServletResponse response, Caller caller) {
		RateLimit limit = limit(caller.name());
		String spender = caller.equals(Caller.ANYONE) ? request.getRemoteAddr() : caller.name();
		ConsumptionProbe probe = this.allowances.spend(spender, limit);
		response.setHeader("RateLimit-Policy",
				"\"caller\";q=%d;w=%d".formatted(limit.requests(), limit.per().toSeconds()));
		response.setHeader("RateLimit",
				"\"caller\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
		if (!probe.isConsumed()) {
			throw new ProblemException(ProblemCode.QUOTA_EXCEEDED,
					"More than %d requests in %d seconds.".formatted(limit.requests(), limit.per().toSeconds()),
					Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
	}

	private static long seconds(long nanos) {
		return Math.ceilDiv(nanos, 1_000_000_000L);
	}

}
