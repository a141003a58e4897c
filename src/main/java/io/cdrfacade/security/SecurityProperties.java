package io.cdrfacade.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.security.jwt.JwtProperties;
import io.cdrfacade.security.limit.RateLimit;

/**
 * Who may call.
 *
 * @param mode how callers prove who they are: {@code api-key}, {@code jwt} or
 * {@code none}; has to be set, except in the sandbox
 * @param apiKeys the API keys of mode {@code api-key}, by the caller's name. Each has a
 * sha256, scopes and accounts, and can have a rate-limit of its own
 * @param jwt the tokens of mode {@code jwt}
 * @param cors pages of other origins that may call
 * @param rateLimit how many requests a caller may make
 */
@Validated
@ConfigurationProperties("cdr.security")
record SecurityProperties(@Nullable Mode mode, @DefaultValue Map<String, @Valid ApiKey> apiKeys,
		@DefaultValue @Valid @NestedConfigurationProperty JwtProperties jwt, @DefaultValue @Valid Cors cors,
		@DefaultValue @Valid @NestedConfigurationProperty RateLimit rateLimit) {

	/**
	 * Limits of callers that have one of their own, by the caller's name. A token may
	 * have the name of a key, but not its limit.
	 */
	Map<String, RateLimit> ownRateLimits() {
		Map<String, RateLimit> limits = new HashMap<>();
		this.apiKeys.forEach((name, key) -> {
			if (key.rateLimit() != null && this.mode == Mode.API_KEY) {
				limits.put(name, key.rateLimit());
			}
		});
		return limits;
	}

	enum Mode {

		/** A key in the header {@code X-API-Key}. */
		API_KEY,

		/** A bearer token of an OAuth 2 authorization server. */
		JWT,

		/** Anyone may do everything. */
		NONE

	}

	/**
	 * A caller with an API key.
	 *
	 * @param sha256 SHA-256 of the key, 64 hexadecimal digits
	 * @param scopes what the caller may do: {@code calls:read}, {@code calls:consume},
	 * {@code recordings:read}, {@code numbers:read}, {@code ops:read}
	 * @param accounts platform accounts whose records the caller may see; {@code *} for
	 * all
	 * @param rateLimit how many requests this caller may make, where it differs from the
	 * general limit
	 */
	record ApiKey(
			@NotNull(message = "is missing: set it to the SHA-256 of the key, 64 hexadecimal digits") @Pattern(
					regexp = "[0-9a-fA-F]{64}",
					message = "must be the SHA-256 of the key, 64 hexadecimal digits") String sha256,
			@NotEmpty(message = "is missing: name at least one scope, such as calls:read") Set<String> scopes,
			@NotEmpty(message = "is missing: name at least one account, or * for all") Set<String> accounts,
			@Nullable @Valid RateLimit rateLimit) {
	}

	/**
	 * Cross-origin resource sharing.
	 *
	 * @param allowedOrigins origins of pages that may call, such as
	 * {@code https://crm.example.com}, {@code https://*.example.com}, or {@code *} for
	 * all; none by default
	 */
	record Cors(@DefaultValue List<@Pattern(
			regexp = "\\*|[a-z][a-z0-9+.-]*://(?:(?:\\*\\.)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[0-9a-fA-F:.]+])"
					+ "(?::(?:[0-9]{1,5}|\\[\\*]))?/?",
			message = "must be an origin such as https://crm.example.com, https://*.example.com or *") String> allowedOrigins) {
	}

}
