package io.cdrfacade.platform;

import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

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

	/** The time that tokens are kept by. */
	@Bean
	Ticker ticker() {
		return Ticker.systemTicker();
	}

	@Bean
	Platform platform(PlatformSettings settings, WebClient.Builder builder, Ticker ticker) {
		return new WirePlatform(settings, builder, ticker);
	}

}
