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
import io.cdrfacade.Http;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The facade requires a key, and the user's key may not see numbers. */
@BrowserTest
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=sandbox", "cdr.security.api-keys.owner.scopes=calls:read",
		"cdr.security.api-keys.owner.accounts=*",
		"cdr.platform.accounts.berlin-and-what-is-around-it.url=http://127.0.0.1:9/",
		"cdr.platform.accounts.berlin-and-what-is-around-it.app-id=berlin",
		"cdr.platform.accounts.berlin-and-what-is-around-it.access-key=key-of-berlin",
		"cdr.platform.default-account=sandbox" })
class AccessIntegrationTests extends ExplorerTest {

	private static final String KEY = "key-of-reader";

	private static final String OWN_KEY = "key-of-owner";

	@DynamicPropertySource
	static void configureKey(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.api-keys.reader.sha256", () -> Keys.sha256(KEY));
		properties.add("cdr.security.api-keys.owner.sha256", () -> Keys.sha256(OWN_KEY));
	}

	@Test
	void asksForAKeyUntilOneIsGood() throws Exception {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.await(By.cssSelector("dialog.access"));
		assertThat(this.page.violations()).isEmpty();
		this.page.keepPicture("access-1366-light-en");
		this.page.type("#credential", "wrong");
		this.page.await(By.id("credential-refused"));
		assertThat(this.page.violations()).isEmpty();
		this.page.type("#credential", KEY);
		this.page.awaitRows();
	}

	/**
	 * The browser could not send it: no request would succeed until the tab is closed.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "\u200B", "\u201D", "\u2026" })
	void takesNoKeyThatNoHeaderCanCarry(String end) {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.type("#credential", KEY + end);
		this.page.await(By.cssSelector("#credential:invalid"));
		assertThat(stored("sessionStorage")).doesNotContain(KEY);
		this.page.type("#credential", " " + KEY + " ");
		this.page.awaitRows();
	}

	@Test
	void keepsTheKeyInThisTabOnlyAndForgetsIt() {
		this.page.enter(KEY);
		assertThat(stored("sessionStorage")).contains(KEY);
		assertThat(stored("localStorage")).doesNotContain(KEY);
		assertThat(this.page.browser().manage().getCookies()).isEmpty();
		assertThat(this.page.browser().getCurrentUrl()).doesNotContain(KEY);
		this.page.browser().navigate().refresh();
		this.page.awaitRows();
		this.page.click(".aside .plain:last-child");
		this.page.await(By.cssSelector("dialog.access"));
		assertThat(stored("sessionStorage")).doesNotContain(KEY);
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).isEmpty();
	}

	/** The header works in every mode that wants credentials. */
	@Test
	void showsARequestWithCredentials() {
		By request = By.cssSelector(".start pre");
		this.page.open("../");
		assertThat(this.page.await(request).getText()).endsWith(" -H 'Authorization: Bearer …'");
		this.page.enter(KEY);
		this.page.open("../");
		assertThat(this.page.await(request).getText()).endsWith(" -H 'Authorization: Bearer …'");
	}

	/** There is only room for a lock, which says nothing to screen readers. */
	@Test
	void namesTheButtonThatForgetsTheKeyOnAPhone() {
		this.page.size(360, 844);
		this.page.enter(KEY);
		assertThat(this.page.await(By.cssSelector(".aside .plain:last-child")).getAccessibleName())
			.isEqualTo("Forget key");
	}

	@Test
	void showsThatNumbersAreMasked() {
		this.page.enter(KEY);
		assertThat(this.page.column(4)).allMatch((number) -> number.toString().contains("*")
				? number.toString().contains("Masked") : number.toString().length() <= 6 || number.equals("–"));
		assertThat(this.page.column(4)).anyMatch((number) -> number.toString().contains("*"));
	}

	@Test
	void tellsWhatAKeyMayNot() {
		this.page.enter(KEY);
		this.page.open("#/calls?destination=13387525701");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("403 · forbidden", "numbers:read",
				"Ask the operator");
	}

	@ParameterizedTest
	@ValueSource(ints = { 360, 660, 900 })
	void hasRoomForALongNameOfAnAccount(int width) throws Exception {
		this.page.size(width, 844);
		this.page.enter(OWN_KEY);
		this.page.keepPicture("accounts-%d-light-en".formatted(width));
		assertThat(this.page.browser().findElements(By.cssSelector("#account option"))).hasSize(2);
		assertThat(this.page
			.list("[document.querySelector('.top')].map(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)"))
			.isEqualTo(List.of(true));
	}

	@Test
	void fitsAPhoneWithMaskedNumbers() {
		this.page.size(360, 844);
		this.page.enter(KEY);
		assertThat(this.page.fits()).isTrue();
	}

	@Test
	void endsWithoutAKeyInAProblem() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.await(By.cssSelector("dialog.access"));
		this.page.click("dialog .plain");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("A key is needed");
	}

	@Test
	void namesOnlyTheAccountsOfTheCaller() throws Exception {
		assertThat(Http.to(this.port).get("/", "Accept", "application/json").body()).contains("\"caller\":null",
				"\"accounts\":[]");
		assertThat(Http.to(this.port).get("/", "X-API-Key", KEY, "Accept", "application/json").body())
			.contains("\"accounts\":[{\"name\":\"sandbox\"", "\"scopes\":[\"calls:read\"]")
			.doesNotContain("berlin");
		assertThat(Http.to(this.port).get("/", "X-API-Key", "wrong").statusCode()).isEqualTo(401);
	}

	private String stored(String where) {
		return String.valueOf(this.page.browser().executeScript("return JSON.stringify(" + where + ")"));
	}

}
