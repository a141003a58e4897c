package io.cdrfacade.calls.list;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.web.caching.ResultCache;

/** Makes the cache of pages. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	ResultCache<AnswerKey, Answer> answers(ResultCache.Factory caches, CacheProperties properties) {
		return caches.make("cdr.cache", properties.weight(), properties.staleLifetime(),
				(key, answer) -> key.weight() + answer.body().weight());
	}

}
