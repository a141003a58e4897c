package io.cdrfacade.platform.account;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.settings.PlatformSettings;

/** Makes the platform from its settings. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

	@Bean
	WirePlatform platform(PlatformSettings settings, WebClient.Builder builder, Ticker ticker, Clock clock,
			MeterRegistry registry, ObjectProvider<ReplicaStore> store) {
		return new WirePlatform(settings, builder, ticker, clock, registry, store.getIfAvailable());
	}

	@Bean
	@ConditionalOnBooleanProperty("cdr.platform.check-on-start")
	CredentialsCheck credentialsCheck(WirePlatform platform) {
		return new CredentialsCheck(platform);
	}

	/** Appears in the health as "platform". */
	@Bean
	CompositeHealthContributor platformHealthContributor(WirePlatform platform) {
		return PlatformHealth.of(platform);
	}

}
