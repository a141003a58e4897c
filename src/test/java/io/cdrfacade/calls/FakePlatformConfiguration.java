package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import io.cdrfacade.platform.FakePlatformBeans;
import io.cdrfacade.platform.Turnable;

/** The application around a fake platform, with a clock that only a test moves. */
@TestConfiguration(proxyBeanMethods = false)
@Import(FakePlatformBeans.class)
class FakePlatformConfiguration {

	static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	@Bean
	@Primary
	Turnable turnable() {
		return new Turnable();
	}

	@Bean
	@Primary
	Clock turnableClock(Turnable ticker) {
		return new TurnableClock(ticker, NOW.minusNanos(ticker.read()), ZoneOffset.UTC);
	}

	/** A clock that moves with its ticker. */
	private static final class TurnableClock extends Clock {

		private final Turnable ticker;

		private final Instant start;

		private final ZoneId zone;

		private TurnableClock(Turnable ticker, Instant start, ZoneId zone) {
			this.ticker = ticker;
			this.start = start;
			this.zone = zone;
		}

		@Override
		public Instant instant() {
			return this.start.plusNanos(this.ticker.read());
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new TurnableClock(this.ticker, this.start, zone);
		}

	}

}
