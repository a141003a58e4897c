package io.cdrfacade.explorer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.web.server.LocalServerPort;

/** Opens the explorer in a browser for each test. */
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
		this.page.close();
	}

}
