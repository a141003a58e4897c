package io.cdrfacade.calls.list;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.web.load.RequestLimit;

/** Puts the cache of answers together. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	CachedAnswers cachedAnswers(PlatformAnswers platform, RequestLimit limit, CacheProperties properties, Clock clock,
			Ticker ticker, MeterRegistry registry) {
		AnswerMetrics metrics = new AnswerMetrics(registry);
		AnswerStore store = new AnswerStore(properties, ticker, (key, answer, cause) -> metrics.evicted(cause));
		metrics.watch(store);
		return new CachedAnswers(platform, limit, store, properties, clock, ticker, metrics);
	}

}
