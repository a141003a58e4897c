package io.cdrfacade.platform.account;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class AccountAccessTests {

	/** Stands in for a full heap. */
	@Test
	void logsInAgainAfterAnError() {
		AtomicBoolean broken = new AtomicBoolean(true);
		Workbench bench = new Workbench();
		bench.builder.filter((request, next) -> {
			if (broken.get()) {
				throw new StackOverflowError("As told");
			}
			return next.exchange(request);
		});
		try (StubPlatform stub = new StubPlatform(); WirePlatform platform = bench.platform(stub.url())) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(PlatformException.Failed.class)
				.hasMessage("The login failed");
			broken.set(false);
			bench.ticker.turn(PlatformClients.TOKENS.loginBackOff());
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
		}
	}

}
