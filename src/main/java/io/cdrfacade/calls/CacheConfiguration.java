package io.cdrfacade.calls;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
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
		filter.addUrlPatterns(CallsController.PATH);
		filter.setOrder(admission.order());
		return filter;
	}

	/**
	 * Where those are turned away whom the facade has no time for, but still ahead of
	 * Spring Security if possible.
	 */
	@Bean
	FilterRegistrationBean<RepeatedQuestions> repeatedQuestions(CachedAnswers cache, Admission admission) {
		FilterRegistrationBean<RepeatedQuestions> filter = new FilterRegistrationBean<>(
				new RepeatedQuestions(cache, admission));
		filter.addUrlPatterns(CallsController.PATH);
		filter.setOrder(Math.max(admission.order() + 1, SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1));
		return filter;
	}

}
