package io.cdrfacade.recordings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.RecordingLink;

/** Keeps links to recordings for a while. */
interface LinkStore {

	/**
	 * Finds a link.
	 * @param recording the recording
	 * @return the link, or {@code null} if none is kept
	 */
	@Nullable RecordingLink find(RecordingId recording);

	/**
	 * Keeps a link.
	 * @param recording the recording
	 * @param link the link
	 * @param lifetime for how long, more than zero
	 */
	void keep(RecordingId recording, RecordingLink link, Duration lifetime);

	/**
	 * Forgets a link that leads nowhere, unless another link has replaced it.
	 * @param recording the recording
	 * @param link the link
	 */
	void drop(RecordingId recording, RecordingLink link);

}
