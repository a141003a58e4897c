package io.cdrfacade.calls.export;

import io.cdrfacade.calls.Call;

/**
 * Writes calls in a format. It is not closed, as that would make a stream that breaks off
 * look complete.
 */
interface CallSink {

	void write(Call call);

	/** Hands on what has been written so far. */
	void flush();

}
