package io.cdrfacade;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has all tests wait longer than Awaitility's ten seconds for what they do not bound
 * otherwise, so that none fails where a process or the machine pauses. Less than the
 * minute that a test may take, so that it is the wait that fails.
 */
public final class Patience implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(50));
	}

}
