package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of calls fits screens between a phone and a desktop. */
@BrowserTest
@TestPropertySource(properties = { "cdr.security.mode=api-key",
		"cdr.security.api-keys.boss.scopes=calls:read,recordings:read,numbers:read",
		"cdr.security.api-keys.boss.accounts=*", "cdr.security.api-keys.listener.scopes=calls:read,recordings:read",
		"cdr.security.api-keys.listener.accounts=*" })
class WidthsIntegrationTests extends ExplorerTest {

	private static final int[] WIDTHS = { 1400, 1100, 1081, 1001, 1000, 900, 861, 860, 800, 660, 641, 640, 390 };

	@DynamicPropertySource
	static void configureKeys(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.api-keys.boss.sha256", () -> Keys.sha256("boss"));
		properties.add("cdr.security.api-keys.listener.sha256", () -> Keys.sha256("listener"));
	}

	/** Masked numbers have more letters. */
	@ParameterizedTest
	@ValueSource(strings = { "boss", "listener" })
	void showsAllColumnsWithDetailsOpenAndClosed(String key) throws Exception {
		this.page.enter(key);
		showAll(key + "-closed");
		this.page.click("tbody a.time");
		this.page.await(ExplorerPage.DETAILS);
		showAll(key + "-open");
	}

	private void showAll(String name) throws Exception {
		for (int width : WIDTHS) {
			this.page.size(width, 860);
			this.page.keepPicture("widths-%s-%d".formatted(name, width));
			assertThat(this.page.list("[document.querySelector('.listing')].map(({ scrollWidth, clientWidth }) => "
					+ "scrollWidth - clientWidth)"))
				.as("%s at %d px", name, width)
				.isEqualTo(List.of(0L));
			assertThat(this.page.fits()).as("%s at %d px", name, width).isTrue();
		}
	}

}
