package io.cdrfacade.platform.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.AccountHmacs;
import io.cdrfacade.platform.Accounts;

/**
 * The configuration of the platform, checked and complete.
 *
 * @param accounts accounts by name, at least one
 * @param defaultAccount name of the account that serves callers who name none
 * @param tokens how long tokens live
 */
public record PlatformSettings(Map<String, AccountSettings> accounts, String defaultAccount, TokenSettings tokens) {

	/** The account that is configured without a name. */
	private static final String DEFAULT = "default";

	private static final String TWICE = "is configured a second time by url, app-id and access-key right under "
			+ PlatformProperties.PREFIX + ": keep one of the two";

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

	/**
	 * Checks the configuration.
	 * @param properties the configuration
	 * @param bundles certificates by the names that accounts give
	 * @return the settings
	 * @throws InvalidPlatformException if anything is missing or wrong; it names all
	 * faults
	 */
	static PlatformSettings of(PlatformProperties properties, SslBundles bundles) {
		ConfigurationFaults faults = new ConfigurationFaults();
		Map<String, AccountSettings> accounts = accounts(properties, bundles, faults);
		String defaultAccount = defaultAccount(properties, accounts, faults);
		TokenSettings tokens = TokenSettings.of(properties, faults);
		faults.throwIfAny();
		return new PlatformSettings(accounts, defaultAccount, tokens);
	}

	private static Map<String, AccountSettings> accounts(PlatformProperties properties, SslBundles bundles,
			ConfigurationFaults faults) {
		Map<String, AccountSettings> accounts = new LinkedHashMap<>();
		AccountProperties common = properties.common();
		Map<String, String> withoutHyphens = new HashMap<>();
		properties.accounts().forEach((name, account) -> {
			String path = "accounts." + name;
			// Names of properties are compared so: each would get settings of the other.
			String same = withoutHyphens.putIfAbsent(name.replace("-", ""), name);
			if (same != null) {
				faults.add(path, "is the same name as " + same + " without hyphens: rename one of the two");
			}
			if (!NAME.matcher(name).matches()) {
				faults.add(path, "has a name of other than lower-case letters, digits and hyphens");
			}
			AccountInput input = new AccountInput(path + ".", account, common, faults);
			accounts.put(name, AccountSettings.of(name, input, bundles));
		});
		if (usesShortForm(properties)) {
			AccountInput input = new AccountInput("", common, common, faults);
			if (accounts.put(DEFAULT, AccountSettings.of(DEFAULT, input, bundles)) != null) {
				faults.add("accounts." + DEFAULT, TWICE);
			}
		}
		return accounts;
	}

	/** Also true if nothing is configured, so that the faults say what to set. */
	private static boolean usesShortForm(PlatformProperties properties) {
		return properties.accounts().isEmpty() || StringUtils.hasText(properties.url())
				|| StringUtils.hasText(properties.appId()) || StringUtils.hasText(properties.accessKey());
	}

	private static String defaultAccount(PlatformProperties properties, Map<String, AccountSettings> accounts,
			ConfigurationFaults faults) {
		String named = properties.defaultAccount();
		if (named != null && !named.isBlank()) {
			if (!accounts.containsKey(named.strip())) {
				faults.add("default-account", "has to be one of " + new TreeSet<>(accounts.keySet()));
			}
			return named.strip();
		}
		if (!accounts.containsKey(DEFAULT) && accounts.size() > 1) {
			faults.add("default-account", "is missing: set it to one of " + new TreeSet<>(accounts.keySet()));
		}
		return accounts.containsKey(DEFAULT) ? DEFAULT : accounts.keySet().iterator().next();
	}

	Accounts toAccounts() {
		Map<String, Account> byName = new LinkedHashMap<>();
		this.accounts.forEach((name, settings) -> byName.put(name, settings.account()));
		return new Accounts(byName, Objects.requireNonNull(byName.get(this.defaultAccount)));
	}

	AccountHmacs toHmacs() {
		Map<String, String> keys = new LinkedHashMap<>();
		this.accounts.forEach((name, settings) -> keys.put(name, settings.accessKey().value()));
		return new AccountHmacs(keys);
	}

}
