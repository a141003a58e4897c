package io.cdrfacade.platform.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * An account as configured, before it is checked.
 *
 * @param path what the names of its own properties begin with
 * @param own the properties of the account
 * @param common the properties of all accounts, for what the account does not set
 * @param faults collects what is wrong
 */
record AccountInput(String path, AccountProperties own, PlatformProperties common, ConfigurationFaults faults) {

	/** The account's own value, or else the common one. */
	<T> Setting<T> setting(String name, @Nullable T own, T common) {
		return (own != null) ? new Setting<>(this.path + name, own) : new Setting<>(name, common);
	}

	Duration wait(String name, @Nullable Duration own, Duration common) {
		return this.faults.wait(setting(name, own, common));
	}

	int positive(String name, @Nullable Integer own, int common) {
		return this.faults.positive(setting(name, own, common));
	}

	int between(int least, int most, String name, @Nullable Integer own, int common) {
		return this.faults.between(least, most, setting(name, own, common));
	}

}
