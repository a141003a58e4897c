package io.cdrfacade.calls;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.security.Admission;

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

	@Bean
	KnownRequests knownRequests() {
		return new KnownRequests();
	}

	@Bean
	FilterRegistrationBean<RepeatedRequests> repeatedRequests(KnownRequests known, CachedAnswers cache,
			Admission admission) {
		FilterRegistrationBean<RepeatedRequests> filter = new FilterRegistrationBean<>(
				new RepeatedRequests(known, cache, admission));
		filter.addUrlPatterns(RepeatedRequests.PATH);
		filter.setOrder(admission.order());
		return filter;
	}

}
