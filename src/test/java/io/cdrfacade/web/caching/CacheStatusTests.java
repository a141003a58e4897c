package io.cdrfacade.web.caching;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.cdrfacade.web.caching.CacheStatus.Forwarded;

import static org.assertj.core.api.Assertions.assertThat;

class CacheStatusTests {

	@Test
	void writesAHit() {
		assertThat(CacheStatus.hit(Duration.ofMillis(3999)).value()).isEqualTo("cdr-facade; hit; ttl=3");
	}

	@Test
	void writesWhyItWasForwarded() {
		assertThat(CacheStatus.forwarded(Forwarded.BYPASS).value()).isEqualTo("cdr-facade; fwd=bypass");
		assertThat(CacheStatus.forwarded(Forwarded.MISS).value()).isEqualTo("cdr-facade; fwd=miss");
		assertThat(CacheStatus.forwarded(Forwarded.REQUEST).value()).isEqualTo("cdr-facade; fwd=request");
	}

	@Test
	void writesWhatIsStored() {
		assertThat(new CacheStatus(Forwarded.MISS, false, true, null).value())
			.isEqualTo("cdr-facade; fwd=miss; stored");
	}

	@Test
	void writesWhatIsShared() {
		assertThat(new CacheStatus(Forwarded.MISS, true, false, null).value())
			.isEqualTo("cdr-facade; fwd=miss; collapsed");
	}

	@Test
	void writesForHowLongItHasBeenStale() {
		assertThat(new CacheStatus(Forwarded.STALE, false, false, Duration.ofSeconds(-412)).value())
			.isEqualTo("cdr-facade; fwd=stale; ttl=-412");
	}

}
