package io.cdrfacade.platform.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says how each account's platform did of late, without asking it. No state of a platform
 * makes the facade unhealthy, as a restart would mend nothing.
 */
public final class PlatformHealth {

	private PlatformHealth() {
	}

	public static CompositeHealthContributor of(WirePlatform platform) {
		Map<String, HealthIndicator> accounts = new LinkedHashMap<>();
		platform.accounts().forEach((name, access) -> accounts.put(name, () -> health(access)));
		return CompositeHealthContributor.fromMap(accounts);
	}

	/** Unknown until the platform has answered, and while it is left alone. */
	private static Health health(AccountAccess access) {
		Instant success = access.lastSuccess();
		Duration tokenAge = access.tokenAge();
		boolean works = success != null && access.breaker().isClosed();
		Health.Builder health = Health.status(works ? Status.UP : Status.UNKNOWN)
			.withDetail("circuitBreaker", access.breaker().state());
		if (success != null) {
			health.withDetail("lastSuccess", success);
		}
		if (tokenAge != null) {
			health.withDetail("tokenAgeSeconds", tokenAge.toSeconds());
		}
		return health.build();
	}

}
