package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The user's key may not see the default account, nor recordings, nor numbers. */
@BrowserTest
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.guest.scopes=calls:read",
		"cdr.security.api-keys.guest.accounts=sandbox", "cdr.platform.accounts.berlin.url=http://127.0.0.1:9/",
		"cdr.platform.accounts.berlin.app-id=berlin", "cdr.platform.accounts.berlin.access-key=key-of-berlin",
		"cdr.platform.default-account=berlin" })
class RightsIntegrationTests extends ExplorerTest {

	private static final String KEY = "key-of-guest";

	@DynamicPropertySource
	static void configureKey(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.api-keys.guest.sha256", () -> Keys.sha256(KEY));
	}

	@Test
	void showsTheAccountThatTheCallerMaySee() {
		this.page.enter(KEY);
		this.page.click("tbody tr td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
		this.page.click(".top [data-view=counts]");
		this.page.await(By.cssSelector(".plot svg"));
		this.page.open("../");
		assertThat(this.page.await(By.cssSelector(".start pre")).getText()).contains("?account=sandbox&size=5");
	}

	@Test
	void offersNothingThatTheCallerMayNot() {
		this.page.enter(KEY);
		assertThat(this.page.await(By.cssSelector(".calls")).getText()).contains("Talk");
		assertThat(this.page.browser().findElements(By.cssSelector("tbody a.round"))).isEmpty();
		assertThat(this.page.browser().findElement(By.id("filter-number")).isDisplayed()).isFalse();
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&number=13387525701&call=22670&at=2019-09-27T14:58:37%2B08:00");
		this.page.await(ExplorerPage.DETAILS);
		assertThat(this.page.await(By.id("filter-number")).getDomProperty("value")).isEqualTo("13387525701");
		assertThat(this.page.browser().findElements(By.cssSelector("audio"))).isEmpty();
		this.page.click(".filters .plain");
		this.page.awaitRows();
		assertThat(this.page.browser().findElement(By.id("filter-number")).isDisplayed()).isFalse();
	}

	/** Another facade of this origin would be sent the key, and refuse it. */
	@Test
	void keepsTheKeyForThisPrefixOnly() {
		this.page.enter(KEY);
		assertThat(this.page.list("Object.keys(sessionStorage)")).isEqualTo(List.of("cdr-facade.credential /"));
	}

	/** It would be refused again and again, also where no key is needed. */
	@ParameterizedTest
	@ValueSource(
			strings = { "document.querySelector('dialog .plain').click()", "document.querySelector('dialog').close()" })
	void forgetsAKeyThatWasRefused(String close) {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.type("#credential", "wrong");
		this.page.await(By.id("credential-refused"));
		this.page.browser().executeScript(close);
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("401");
		assertThat(this.page.list("Object.keys(sessionStorage)")).isEmpty();
		this.page.click(".problem .primary");
		this.page.await(By.id("credential-help"));
		assertThat(this.page.browser().findElements(By.id("credential-refused"))).isEmpty();
	}

}
