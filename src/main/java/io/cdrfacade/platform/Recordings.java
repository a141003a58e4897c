package io.cdrfacade.platform;

import java.util.Optional;

/**
 * Recordings of calls: links that the platform gives, and the files that they lead to.
 */
public interface Recordings {

	/**
	 * Asks for a link to a recording.
	 * @param account the account whose recording it is
	 * @param fileName its file name
	 * @return the link, to a host that the account allows, or nothing if there is no such
	 * recording
	 * @throws PlatformException if the platform could not be asked, refused, failed,
	 * answered what cannot be read, or gave a link to a host that the account does not
	 * allow
	 */
	Optional<RecordingLink> link(Account account, String fileName);

	/**
	 * Begins to fetch a recording. It takes no permit of the account, and its faults do
	 * not count for the circuit breaker.
	 * @param account the account whose recording it is
	 * @param link where it is
	 * @param request which part of it
	 * @return what the host of the recording answers
	 * @throws PlatformException if there is no answer, or no usable one
	 */
	FileAnswer open(Account account, RecordingLink link, FileRequest request);

}
