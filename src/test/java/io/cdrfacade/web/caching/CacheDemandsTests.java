package io.cdrfacade.web.caching;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class CacheDemandsTests {

	private static final Duration LONG = Duration.ofDays(300);

	@Test
	void areNoneWithoutTheHeader() {
		CacheDemands demands = CacheDemands.of(new MockHttpServletRequest());
		assertThat(demands.demandNew()).isFalse();
		assertThat(demands.store()).isTrue();
		assertThat(demands.accept(LONG)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "max-stale=10", "no-transform", "only-if-cached", "x-no-cache", "no-cachet",
			"max-age", "max-age=-1", "max-age=x", "max-age=99999999999999999999", "s-max-age=1" })
	void ignoreOtherDirectives(String header) {
		assertThat(CacheDemands.read(header)).isEqualTo(new CacheDemands(null, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-cache", "No-Cache", " no-cache ", "max-stale=1,no-cache", "no-cache, max-age=60",
			"max-age=60,no-cache", "max-age=0", "max-age=\"00\"", "no-cache,no-cache" })
	void demandANewAnswer(String header) {
		CacheDemands demands = CacheDemands.read(header);
		assertThat(demands.demandNew()).isTrue();
		assertThat(demands.store()).isTrue();
		assertThat(demands.accept(Duration.ZERO)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "no-store,no-cache", "no-cache,no-store", "no-store, max-age=60" })
	void demandThatNothingIsStored(String header) {
		assertThat(CacheDemands.read(header)).isEqualTo(new CacheDemands(Duration.ZERO, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=3", "max-age=\"3\"", "max-age=60,max-age=3", "max-age=3, max-age=60" })
	void limitTheAge(String header) {
		CacheDemands demands = CacheDemands.read(header);
		assertThat(demands.demandNew()).isFalse();
		assertThat(demands.accept(Duration.ofSeconds(3))).isTrue();
		assertThat(demands.accept(Duration.ofMillis(3001))).isFalse();
	}

	@Test
	void mayBeInSeveralHeaders() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Cache-Control", "max-stale");
		request.addHeader("Cache-Control", "no-store");
		assertThat(CacheDemands.of(request).store()).isFalse();
	}

}
