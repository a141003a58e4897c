package io.cdrfacade.platform;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A fake platform and its accounts, for tests of the application. */
@TestConfiguration(proxyBeanMethods = false)
public class FakePlatformBeans {

	@Bean
	@Primary
	public FakePlatform fakePlatform() {
		return new FakePlatform();
	}

	@Bean
	@Primary
	public Accounts fakeAccounts() {
		return AccountsFixture.accounts();
	}

	@Bean
	@Primary
	public AccountHmacs fakeAccountHmacs() {
		return AccountsFixture.hmacs();
	}

}
