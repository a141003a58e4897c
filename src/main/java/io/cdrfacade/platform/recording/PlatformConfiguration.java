package io.cdrfacade.platform.recording;

import java.net.InetAddress;
import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.Seals;
import io.cdrfacade.platform.account.PlatformHealth;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.PlatformProperties;
import io.cdrfacade.platform.settings.PlatformSettings;

/** Makes the platform and its accounts from the configuration. */
@Configuration(proxyBeanMethods = false)
public class PlatformConfiguration {

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

	@Bean
	LinkSeals linkSeals(PlatformSettings settings) {
		return settings.toLinkSeals();
	}

	/** The time that tokens are kept by. */
	@Bean
	Ticker ticker() {
		return Ticker.systemTicker();
	}

	@Bean
	public WirePlatform platform(PlatformSettings settings, WebClient.Builder builder, Ticker ticker, Clock clock,
			MeterRegistry registry, ObjectProvider<ReplicaStore> store) {
		return new WirePlatform(settings, builder, ticker, clock, registry, store.getIfAvailable());
	}

	@Bean
	WireRecordings recordings(WirePlatform platform, PlatformSettings settings) {
		return new WireRecordings(platform, settings, InetAddress::getAllByName);
	}

	/** Shows up as "platform". */
	@Bean
	CompositeHealthContributor platformHealthContributor(WirePlatform platform) {
		return PlatformHealth.of(platform);
	}

}
