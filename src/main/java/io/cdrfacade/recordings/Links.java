package io.cdrfacade.recordings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.web.caching.Flights;

/**
 * Gets links to recordings, kept ones if possible. Requests for the same link at the same
 * time share one request to the platform. A missing recording is not remembered.
 */
@Component
final class Links {

	/** A link is not used when it is about to end. */
	static final Duration MARGIN = Duration.ofSeconds(60);

	/** A link is not kept longer, as the platform may revoke it. */
	static final Duration LONGEST = Duration.ofHours(1);

	private final Recordings recordings;

	private final LinkStore store;

	private final Duration usualLifetime;

	private final Clock clock;

	private final RecordingMeters meters;

	private final Flights<RecordingId, Optional<RecordingLink>> flights = new Flights<>();

	Links(Recordings recordings, LinkStore store, RecordingsProperties properties, Clock clock,
			RecordingMeters meters) {
		this.recordings = recordings;
		this.store = store;
		this.usualLifetime = properties.linkLifetime();
		this.clock = clock;
		this.meters = meters;
	}

	/**
	 * Gets a link.
	 * @param recording the recording
	 * @return the link, or nothing if there is no such recording
	 */
	Optional<FoundLink> get(RecordingId recording) {
		RecordingLink kept = this.store.find(recording);
		this.meters.link(kept != null);
		return (kept != null) ? Optional.of(new FoundLink(kept, true))
				: fetched(recording).map((link) -> new FoundLink(link, false));
	}

	/**
	 * Drops a link that does not lead to its recording.
	 * @param recording the recording
	 * @param useless the link
	 */
	void drop(RecordingId recording, RecordingLink useless) {
		this.store.drop(recording, useless);
	}

	private Optional<RecordingLink> fetched(RecordingId recording) {
		return this.flights.take(recording, () -> fetch(recording), UnaryOperator.identity());
	}

	private Optional<RecordingLink> fetch(RecordingId recording) {
		Optional<RecordingLink> link = this.recordings.link(recording.account(), recording.fileName());
		link.ifPresent((found) -> {
			Duration lifetime = lifetime(found);
			if (lifetime.isPositive()) {
				this.store.keep(recording, found, lifetime);
			}
		});
		return link;
	}

	private Duration lifetime(RecordingLink link) {
		Instant end = link.expiresAt();
		if (end == null) {
			return this.usualLifetime;
		}
		Duration left = Duration.between(this.clock.instant(), end).minus(MARGIN);
		return (left.compareTo(LONGEST) < 0) ? left : LONGEST;
	}

	/**
	 * A link.
	 *
	 * @param link the link
	 * @param kept whether it has been kept for a while
	 */
	record FoundLink(RecordingLink link, boolean kept) {
	}

}
