package io.cdrfacade.platform.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.Seals;

/** Makes the accounts from the configuration. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

	@Bean
	PlatformSettings platformSettings(PlatformProperties properties) {
		return PlatformSettings.of(properties);
	}

	@Bean
	Accounts accounts(PlatformSettings settings) {
		return settings.toAccounts();
	}

	@Bean
	Seals seals(PlatformSettings settings) {
		return settings.toSeals();
	}

}
