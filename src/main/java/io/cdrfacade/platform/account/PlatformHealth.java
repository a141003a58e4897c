package io.cdrfacade.platform.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import io.cdrfacade.platform.account.AccountHealth.Failure;

/**
 * Reports how each account's platform answered its last requests, without asking it. No
 * state of a platform makes the facade unhealthy, as a restart would not help.
 */
final class PlatformHealth {

	private PlatformHealth() {
	}

	static CompositeHealthContributor of(WirePlatform platform) {
		Map<String, HealthIndicator> accounts = new LinkedHashMap<>();
		platform.accounts().forEach((name, access) -> accounts.put(name, () -> health(access)));
		return CompositeHealthContributor.fromMap(accounts);
	}

	/**
	 * Unknown until the platform has answered, and while it fails or the breaker is open.
	 * The detail {@code state} is then {@code DOWN}.
	 */
	private static Health health(AccountAccess access) {
		AccountHealth lately = access.health();
		Instant success = lately.lastSuccess();
		boolean works = success != null && access.breaker().isClosed() && !lately.isFailing();
		Health.Builder health = Health.status(works ? Status.UP : Status.UNKNOWN)
			.withDetail("circuitBreaker", access.breaker().state());
		if (lately.isFailing()) {
			health.withDetail("state", Status.DOWN.getCode());
		}
		put(health, "lastSuccess", success);
		put(health, "lastFailure", failure(lately.lastFailure()));
		Duration tokenAge = access.tokenAge();
		put(health, "tokenAgeSeconds", (tokenAge != null) ? tokenAge.toSeconds() : null);
		return health.build();
	}

	private static @Nullable Map<String, Object> failure(@Nullable Failure failure) {
		if (failure == null) {
			return null;
		}
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("time", failure.time());
		details.put("code", failure.code());
		if (failure.ret() != null) {
			details.put("ret", failure.ret());
		}
		return details;
	}

	private static void put(Health.Builder health, String name, @Nullable Object value) {
		if (value != null) {
			health.withDetail(name, value);
		}
	}

}
