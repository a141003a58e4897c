package io.cdrfacade.platform.settings;

import java.time.Duration;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * How long tokens live, checked.
 *
 * @param lifetime how long the platform accepts a token
 * @param renewalMargin how long before its end a token is renewed
 * @param loginBackOff how long after a failed login no other is tried
 */
public record TokenSettings(Duration lifetime, Duration renewalMargin, Duration loginBackOff) {

	private static final Duration LONGEST_LIFE = Duration.ofDays(365);

	static TokenSettings of(PlatformProperties properties, ConfigurationFaults faults) {
		Duration lifetime = properties.tokenLifetime();
		if (!lifetime.isPositive() || lifetime.compareTo(LONGEST_LIFE) > 0) {
			faults.add("token-lifetime", "has to be longer than 0 and at most 365d");
		}
		Duration margin = properties.tokenRenewalMargin();
		if (margin.isNegative() || margin.compareTo(lifetime) >= 0) {
			faults.add("token-renewal-margin", "has to be 0 or longer and shorter than token-lifetime");
		}
		return new TokenSettings(lifetime, margin,
				faults.wait(new Setting<>("login-back-off", properties.loginBackOff())));
	}

	/** The age from which on a token is renewed. */
	public Duration renewalAge() {
		return this.lifetime.minus(this.renewalMargin);
	}

}
