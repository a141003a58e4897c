package io.cdrfacade.recordings;

import java.io.IOException;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.recordings.Links.FoundLink;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Opens recordings. A link that does not lead to the recording is dropped, and replaced
 * once.
 */
@Component
final class RecordingFiles {

	private final Recordings recordings;

	private final Links links;

	RecordingFiles(Recordings recordings, Links links) {
		this.recordings = recordings;
		this.links = links;
	}

	/**
	 * Gets a link to a recording.
	 * @param recording the recording
	 * @return the link, or nothing if there is no such recording
	 */
	Optional<RecordingLink> link(RecordingId recording) {
		return this.links.get(recording).map(FoundLink::link);
	}

	/**
	 * Begins to fetch a recording.
	 * @param recording the recording
	 * @param request which part of it
	 * @return what its host answers; also that it is missing if the platform says so
	 * @throws PlatformException if its host does not answer, or not with a file
	 * @throws ProblemException if its host answers with a page
	 * @throws IOException if the first bytes cannot be read
	 */
	FileAnswer open(RecordingId recording, FileRequest request) throws IOException {
		FoundLink link = this.links.get(recording).orElse(null);
		if (link == null) {
			return new FileAnswer.Missing();
		}
		try {
			FileAnswer answer = open(recording, link.link(), request);
			return isWorthAnother(answer, link) ? again(recording, request) : answer;
		}
		catch (Unreachable ex) {
			if (link.kept()) {
				return again(recording, request);
			}
			throw ex;
		}
	}

	/** If a file is missing behind a new link, another link would not help. */
	private static boolean isWorthAnother(FileAnswer answer, FoundLink link) {
		return answer instanceof FileAnswer.LinkRefused || (answer instanceof FileAnswer.Missing && link.kept());
	}

	private FileAnswer again(RecordingId recording, FileRequest request) throws IOException {
		FoundLink link = this.links.get(recording).orElse(null);
		return (link != null) ? open(recording, link.link(), request) : new FileAnswer.Missing();
	}

	private FileAnswer open(RecordingId recording, RecordingLink link, FileRequest request) throws IOException {
		boolean leads = false;
		try {
			FileAnswer answer = this.recordings.open(recording.account(), link, request);
			if (answer instanceof FileAnswer.Content content) {
				answer = HostPages.refuse(content);
			}
			leads = answer instanceof FileAnswer.Content || answer instanceof FileAnswer.BeyondEnd;
			return answer;
		}
		finally {
			if (!leads) {
				this.links.drop(recording, link);
			}
		}
	}

}
