package io.cdrfacade.recordings;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.recording.LinkSeals;
import io.cdrfacade.web.load.Places;

/** Puts the way to recordings together. */
@Configuration(proxyBeanMethods = false)
class RecordingsConfiguration {

	@Bean
	RecordingMeters recordingMeters(MeterRegistry registry) {
		return new RecordingMeters(registry);
	}

	@Bean
	Places recordingPlaces(RecordingsProperties properties, MeterRegistry registry) {
		return new Places(properties.maxConcurrent(), "cdr.recordings.active", "Recordings that are being streamed",
				registry);
	}

	/** Who wants no links to be kept wants none to be left for other replicas either. */
	@Bean
	LinkStore linkStore(RecordingsProperties properties, Ticker ticker, RecordingMeters meters,
			ObjectProvider<ReplicaStore> replicas, LinkSeals seals, Clock clock) {
		LocalLinks own = new LocalLinks(properties.maxLinks(), ticker);
		meters.watch(own);
		ReplicaStore shared = replicas.getIfAvailable();
		return (shared != null && properties.maxLinks() > 0) ? new SharedLinks(own, shared, seals, clock) : own;
	}

	@Bean
	RecordingFiles recordingFiles(Recordings recordings, LinkStore store, RecordingsProperties properties, Clock clock,
			RecordingMeters meters) {
		return new RecordingFiles(recordings, new Links(recordings, store, properties.linkLifetime(), clock, meters));
	}

}
