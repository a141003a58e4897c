package io.cdrfacade.web;

import io.micrometer.common.KeyValues;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * Traces requests: always so that they have an id, to a collector only if there is one.
 */
@Configuration(proxyBeanMethods = false)
class Tracing {

	/**
	 * Nobody would get what is recorded. The caller's own decision is passed on still.
	 */
	@Bean
	SdkTracerProviderBuilderCustomizer recordsOnlyForExporters(ObjectProvider<SpanExporter> exporters) {
		return (builder) -> {
			if (exporters.stream().findAny().isEmpty()) {
				builder.setSampler(Sampler.parentBased(Sampler.alwaysOff()));
			}
		};
	}

	@Bean
	ServerRequestObservationConvention withoutPersonalData() {
		return new WithoutUrl();
	}

	/** Paths hold file names of recordings, and those hold phone numbers. */
	private static final class WithoutUrl extends DefaultServerRequestObservationConvention {

		@Override
		public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
			return KeyValues.empty();
		}

	}

}
