package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * An account as configured, before it is checked.
 *
 * @param path what the names of its own properties begin with
 * @param own the properties of the account
 * @param common the properties of all accounts, for what the account does not set
 * @param faults collects what is wrong
 */
record AccountInput(String path, AccountProperties own, AccountProperties common, ConfigurationFaults faults) {

	/** The account's own value, or else the common one; {@code null} for neither. */
	<T> @Nullable Setting<T> find(String name, Function<AccountProperties, @Nullable T> property) {
		T value = property.apply(this.own);
		if (value != null) {
			return new Setting<>(this.path + name, value);
		}
		T shared = property.apply(this.common);
		return (shared != null) ? new Setting<>(name, shared) : null;
	}

	/** A text; a blank one counts as none. */
	@Nullable Setting<String> text(String name, Function<AccountProperties, @Nullable String> property) {
		return find(name, (account) -> {
			String text = property.apply(account);
			return StringUtils.hasText(text) ? text.strip() : null;
		});
	}

	/** A value that all accounts have. */
	<T> Setting<T> setting(String name, Function<AccountProperties, @Nullable T> property) {
		return Objects.requireNonNull(this.<T>find(name, property));
	}

	Duration wait(String name, Function<AccountProperties, @Nullable Duration> property) {
		return this.faults.wait(setting(name, property));
	}

	int positive(String name, Function<AccountProperties, @Nullable Integer> property) {
		return this.faults.positive(setting(name, property));
	}

	int between(int least, int most, String name, Function<AccountProperties, @Nullable Integer> property) {
		return this.faults.between(least, most, setting(name, property));
	}

}
