package io.cdrfacade.recordings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.RecordingLink;

/** Keeps links to recordings for a while. */
interface LinkStore {

	/**
	 * Finds a link.
	 * @param key what it leads to
	 * @return the link, or {@code null} if none is kept
	 */
	@Nullable RecordingLink find(LinkKey key);

	/**
	 * Keeps a link.
	 * @param key what it leads to
	 * @param link the link
	 * @param lifetime for how long, more than zero
	 */
	void keep(LinkKey key, RecordingLink link, Duration lifetime);

	/**
	 * Forgets a link that leads nowhere, unless another link has replaced it.
	 * @param key what it should lead to
	 * @param link the link
	 */
	void drop(LinkKey key, RecordingLink link);

}
