package io.cdrfacade.calls.summary;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.walk.CallWalks;

/** Puts together what counts. */
@Configuration(proxyBeanMethods = false)
class SummaryConfiguration {

	@Bean
	Summaries summaries(CallWalks walks, SummaryProperties properties, CacheProperties cache, Clock clock,
			Ticker ticker, MeterRegistry registry) {
		SummaryMetrics metrics = new SummaryMetrics(registry);
		DayStore store = new DayStore(properties.maxWeight().toBytes(), cache.closedLifetime(), ticker,
				(key, day, cause) -> metrics.evicted(cause));
		metrics.watch(store);
		return new Summaries(new Counters(walks, store, properties, cache, metrics, clock, ticker));
	}

}
