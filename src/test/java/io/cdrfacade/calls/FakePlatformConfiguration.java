package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.FakePlatform;

/** The application around a fake platform, at a fixed time. */
@TestConfiguration(proxyBeanMethods = false)
class FakePlatformConfiguration {

	static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	@Bean
	@Primary
	FakePlatform fakePlatform() {
		return new FakePlatform();
	}

	@Bean
	@Primary
	Accounts fakeAccounts() {
		return AccountsFixture.accounts();
	}

	@Bean
	@Primary
	Clock fixedClock() {
		return Clock.fixed(NOW, ZoneOffset.UTC);
	}

}
