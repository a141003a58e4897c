package io.cdrfacade.calls.list;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.security.Admission;
import io.cdrfacade.web.ArrivalFilter;

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
		return ofCalls(new RepeatedRequests(known, cache, admission), admission.order());
	}

	/**
	 * Behind the filter that turns requests away when there are too many, but ahead of
	 * Spring Security if possible.
	 */
	@Bean
	FilterRegistrationBean<RepeatedQuestions> repeatedQuestions(CachedAnswers cache, Admission admission) {
		return ofCalls(new RepeatedQuestions(cache, admission),
				Math.max(admission.order() + 1, SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1));
	}

	private static <T extends ArrivalFilter> FilterRegistrationBean<T> ofCalls(T filter, int order) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns(CallsController.PATH);
		registration.setOrder(order);
		return registration;
	}

}
