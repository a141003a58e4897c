package io.cdrfacade.calls;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the cache of answers together. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	CachedAnswers cachedAnswers(PlatformAnswers platform, CacheProperties properties, Clock clock, Ticker ticker,
			MeterRegistry registry) {
		AnswerMetrics metrics = new AnswerMetrics(registry);
		AnswerStore store = new AnswerStore(properties, ticker, (key, answer, cause) -> metrics.evicted(cause));
		metrics.watch(store);
		return new CachedAnswers(platform, store, properties, clock, ticker, metrics);
	}

}
