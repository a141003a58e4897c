package io.cdrfacade.security;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Holds each caller to their rate limit and tells them how much of it is left, in the
 * fields of draft-ietf-httpapi-ratelimit-headers.
 */
final class RateLimits {

	private final RateLimit general;

	private final Map<String, RateLimit> special;

	private final Allowances allowances;

	RateLimits(SecurityProperties properties, Allowances allowances) {
		this.general = properties.rateLimit();
		this.special = properties.apiKeys()
			.entrySet()
			.stream()
			.filter((key) -> key.getValue().rateLimit() != null)
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (key) -> key.getValue().rateLimit()));
		this.allowances = allowances;
	}

	/**
	 * Counts a request, if its caller has a limit.
	 * @param request the request
	 * @param response its response, which tells what is left
	 * @param caller who makes it
	 * @throws ProblemException if that is one too many
	 */
	void spend(HttpServletRequest request, HttpServletResponse response, Caller caller) {
		RateLimit limit = this.special.getOrDefault(caller.name(), this.general);
		if (!limit.isOff()) {
			String spender = caller.equals(Caller.ANYONE) ? request.getRemoteAddr() : caller.name();
			tell(response, limit, this.allowances.spend(spender, limit));
		}
	}

	private static void tell(HttpServletResponse response, RateLimit limit, ConsumptionProbe probe) {
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
