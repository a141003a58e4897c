package io.cdrfacade.recordings;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.Recordings;

/** Puts the way to recordings together. */
@Configuration(proxyBeanMethods = false)
class RecordingsConfiguration {

	@Bean
	RecordingMeters recordingMeters(MeterRegistry registry) {
		return new RecordingMeters(registry);
	}

	@Bean
	Places recordingPlaces(RecordingsProperties properties, RecordingMeters meters) {
		Places places = new Places(properties.maxConcurrent());
		meters.watch(places);
		return places;
	}

	@Bean
	LinkStore linkStore(RecordingsProperties properties, Ticker ticker, RecordingMeters meters) {
		LocalLinks links = new LocalLinks(properties.maxLinks(), ticker);
		meters.watch(links);
		return links;
	}

	@Bean
	RecordingFiles recordingFiles(Recordings recordings, LinkStore store, RecordingsProperties properties, Clock clock,
			RecordingMeters meters) {
		return new RecordingFiles(recordings, new Links(recordings, store, properties.linkLifetime(), clock, meters));
	}

}
