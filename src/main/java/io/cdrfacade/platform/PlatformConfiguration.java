package io.cdrfacade.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the platform and its accounts from the configuration. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

	@Bean
	PlatformSettings platformSettings(PlatformProperties properties) {
		return PlatformSettings.of(properties);
	}

	@Bean
	Accounts accounts(PlatformSettings settings) {
		return settings.toAccounts();
	}

}
