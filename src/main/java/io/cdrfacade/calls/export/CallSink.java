package io.cdrfacade.calls.export;

import java.io.IOException;

import io.cdrfacade.platform.Cdr;

/**
 * Writes calls in a format. It is not closed: that would make a stream that breaks off
 * look complete.
 */
interface CallSink {

	void write(Cdr cdr) throws IOException;

	/** Passes on what has been written so far. */
	void flush() throws IOException;

	/** Completes the file after its last call. */
	default void complete() throws IOException {
		flush();
	}

}
