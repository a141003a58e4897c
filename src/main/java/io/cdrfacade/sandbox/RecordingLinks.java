package io.cdrfacade.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Short-lived links to recordings. */
final class RecordingLinks {

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final int MAX_LINKS = 10_000;

	private final Cache<String, String> fileNames;

	RecordingLinks(Clock clock) {
		this.fileNames = Caffeine.newBuilder()
			.expireAfterWrite(LIFETIME)
			.maximumSize(MAX_LINKS)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	String create(String fileName) {
		String link = UUID.randomUUID().toString().replace("-", "");
		this.fileNames.put(link, fileName);
		return link;
	}

	/** The file behind a link that has not expired. */
	Optional<String> fileName(String link) {
		return Optional.ofNullable(this.fileNames.getIfPresent(link));
	}

}
