package io.cdrfacade.web.caching;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.web.load.RequestLimit;

/** Lets features make caches. */
@Configuration(proxyBeanMethods = false)
class CachingConfiguration {

	@Bean
	ResultCache.Factory caches(RequestLimit limit, Ticker ticker, MeterRegistry registry) {
		return new ResultCache.Factory(limit, ticker, registry);
	}

}
