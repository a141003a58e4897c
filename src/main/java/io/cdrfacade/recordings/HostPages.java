package io.cdrfacade.recordings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import io.cdrfacade.platform.FileAnswer.Content;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Refuses pages, such as servers show instead of a file. Some hosts call audio text, so
 * the first bytes decide.
 */
final class HostPages {

	private static final int FIRST = 512;

	private HostPages() {
	}

	/**
	 * Makes sure that a host sends no page.
	 * @param content what it sends
	 * @return the same content; its first bytes may have been read
	 * @throws ProblemException if it is a page; the body is closed then
	 * @throws IOException if the first bytes cannot be read; the body is closed then
	 */
	static Content refuse(Content content) throws IOException {
		FileHead head = content.head();
		boolean fromTheBeginning = head.part() == null || head.part().first() == 0;
		if (!fromTheBeginning || !MediaTypes.isText(head.contentType())) {
			return content;
		}
		InputStream body = content.body();
		try {
			byte[] first = body.readNBytes(FIRST);
			if (isPage(first)) {
				throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
						"The host of the recording answers with a page instead of a recording.");
			}
			return new Content(head, new SequenceInputStream(new ByteArrayInputStream(first), body),
					content.showsCuts());
		}
		catch (IOException | RuntimeException ex) {
			body.close();
			throw ex;
		}
	}

	private static boolean isPage(byte[] first) {
		for (byte character : first) {
			if (character > ' ') {
				return character == '<' || character == '{';
			}
		}
		return false;
	}

}
