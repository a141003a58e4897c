package io.cdrfacade.recordings;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.RecordingLink;

/** Keeps a limited number of links in memory. */
final class LocalLinks implements LinkStore {

	private final Cache<RecordingId, Kept> links;

	LocalLinks(int maxLinks, Ticker ticker) {
		this.links = Caffeine.newBuilder()
			.maximumSize(maxLinks)
			.expireAfter(Expiry.<RecordingId, Kept>writing((_, kept) -> kept.lifetime()))
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	@Override
	public @Nullable RecordingLink find(RecordingId recording) {
		Kept kept = this.links.getIfPresent(recording);
		return (kept != null) ? kept.link() : null;
	}

	@Override
	public void keep(RecordingId recording, RecordingLink link, Duration lifetime) {
		this.links.put(recording, new Kept(link, lifetime));
	}

	@Override
	public void drop(RecordingId recording, RecordingLink link) {
		this.links.asMap().computeIfPresent(recording, (_, kept) -> kept.link().equals(link) ? null : kept);
	}

	/** How many links are kept. */
	long size() {
		this.links.cleanUp();
		return this.links.estimatedSize();
	}

	private record Kept(RecordingLink link, Duration lifetime) {
	}

}
