package io.cdrfacade.security.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;

/** Allowances that all replicas of the facade share. */
public interface SharedAllowances {

	/**
	 * Spends one request.
	 * @param spender whose allowance it is
	 * @param allowance how large it is
	 * @return whether the request was left and what is left now, or {@code null} if the
	 * shared state cannot be reached
	 */
	@Nullable ConsumptionProbe spend(String spender, BucketConfiguration allowance);

}
