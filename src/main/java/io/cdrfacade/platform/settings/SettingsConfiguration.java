package io.cdrfacade.platform.settings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.AccountHmacs;
import io.cdrfacade.platform.Accounts;

/** Makes the accounts from the configuration. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

	@Bean
	PlatformSettings platformSettings(PlatformProperties properties, ObjectProvider<SslBundles> bundles) {
		return PlatformSettings.of(properties, bundles.getIfAvailable(DefaultSslBundleRegistry::new));
	}

	@Bean
	Accounts accounts(PlatformSettings settings) {
		return settings.toAccounts();
	}

	@Bean
	AccountHmacs accountHmacs(PlatformSettings settings) {
		return settings.toHmacs();
	}

}
