package io.cdrfacade.web.observe;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ServerHttpObservationFilter;

import io.cdrfacade.web.RequestFilter;

/**
 * Traces requests: always so that they have an id, which goes on to the platform; with
 * spans only if there is a collector that gets them. Observing a request costs as much as
 * serving it from the cache, so that without a collector nothing is observed, and
 * {@link RequestTimes} measures instead.
 */
@Configuration(proxyBeanMethods = false)
class Tracing {

	@Bean
	SpanCollector spanCollector(ObjectProvider<SpanExporter> exporters) {
		return new SpanCollector(exporters);
	}

	@Bean
	ObservationPredicate observesForCollectors(SpanCollector collector) {
		return (_, _) -> collector.isThere();
	}

	/** Spring Boot's own filter, which is used only if there is a collector. */
	@Bean
	FilterRegistrationBean<ServerHttpObservationFilter> observationFilter(ObservationRegistry registry,
			RequestLabels labels, SpanCollector collector) {
		FilterRegistrationBean<ServerHttpObservationFilter> filter = new FilterRegistrationBean<>(
				new ServerHttpObservationFilter(registry, labels));
		filter.setOrder(RequestFilter.OBSERVATION);
		filter.setDispatcherTypes(DispatcherType.REQUEST);
		filter.setEnabled(collector.isThere());
		return filter;
	}

}
