package io.cdrfacade.explorer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the explorer in a browser for each test, whose console has no error at the end.
 */
abstract class ExplorerTest {

	@LocalServerPort
	int port;

	ExplorerPage page;

	@BeforeEach
	void openBrowser() {
		this.page = ExplorerPage.on(this.port);
	}

	@AfterEach
	void closeBrowser() {
		try (ExplorerPage shown = this.page) {
			assertThat(shown.errors()).isEmpty();
		}
	}

}
