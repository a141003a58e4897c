package io.cdrfacade.security.limit;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Applies each caller's rate limit and tells how much of it is left, in the fields of
 * draft-ietf-httpapi-ratelimit-headers.
 */
public final class RateLimits {

	private final RateLimit general;

	private final Map<String, RateLimit> special;

	private final Allowances allowances;

	/**
	 * Creates the limits.
	 * @param general the limit of callers without one of their own
	 * @param special limits of callers by name
	 * @param shared what replicas share, if they share anything
	 * @param ticker tells when an allowance has grown back
	 */
	public RateLimits(RateLimit general, Map<String, RateLimit> special, @Nullable SharedAllowances shared,
			Ticker ticker) {
		this.general = general;
		this.special = Map.copyOf(special);
		this.allowances = new Allowances(shared, ticker);
	}

	/**
	 * Counts a request, if its caller has a limit.
	 * @param caller name of the caller
	 * @param spender whose allowance it is: the caller, or the address of one without a
	 * name
	 * @param response the response, which tells what is left
	 * @throws ProblemException if it is one request too many
	 */
	public void spend(String caller, String spender, HttpServletResponse response) {
		RateLimit limit = this.special.getOrDefault(caller, this.general);
		if (!limit.isOff()) {
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
