package io.cdrfacade.recordings;

import java.util.Optional;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.recordings.Links.FoundLink;

/** Finds recordings, with another link where the first one leads nowhere. */
final class RecordingFiles {

	private final Recordings recordings;

	private final Links links;

	RecordingFiles(Recordings recordings, Links links) {
		this.recordings = recordings;
		this.links = links;
	}

	/**
	 * Gets a link to a recording.
	 * @param key the recording
	 * @return the link, or nothing if there is no such recording
	 */
	Optional<RecordingLink> link(LinkKey key) {
		return this.links.get(key).map(FoundLink::link);
	}

	/**
	 * Begins to fetch a recording.
	 * @param key the recording
	 * @param request which part of it
	 * @return what its host answers; also that it is missing if the platform says so
	 */
	FileAnswer open(LinkKey key, FileRequest request) {
		FoundLink link = this.links.get(key).orElse(null);
		if (link == null) {
			return new FileAnswer.Missing();
		}
		FileAnswer answer = this.recordings.open(key.account(), link.link(), request);
		boolean ended = answer instanceof FileAnswer.LinkRefused
				|| (answer instanceof FileAnswer.Missing && link.kept());
		return ended ? again(key, link, request) : answer;
	}

	/** Once: a link that has just been given should be good. */
	private FileAnswer again(LinkKey key, FoundLink ended, FileRequest request) {
		FoundLink link = this.links.instead(key, ended.link()).orElse(null);
		return (link != null) ? this.recordings.open(key.account(), link.link(), request) : new FileAnswer.Missing();
	}

}
