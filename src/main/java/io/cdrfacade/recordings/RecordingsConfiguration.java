package io.cdrfacade.recordings;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.ReplicaStore;

/** Makes the store of links. */
@Configuration(proxyBeanMethods = false)
class RecordingsConfiguration {

	/** If no links are kept, none are shared with other replicas either. */
	@Bean
	LinkStore linkStore(RecordingsProperties properties, Ticker ticker, RecordingMeters meters,
			ObjectProvider<ReplicaStore> replicas, LinkSeals seals, Clock clock) {
		LocalLinks own = new LocalLinks(properties.maxLinks(), ticker);
		meters.watch(own);
		ReplicaStore shared = replicas.getIfAvailable();
		return (shared != null && properties.maxLinks() > 0) ? new SharedLinks(own, shared, seals, clock) : own;
	}

}
