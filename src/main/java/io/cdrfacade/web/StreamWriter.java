package io.cdrfacade.web;

import java.io.Flushable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Writes answers whose bytes are sent as they come.
 *
 * @param <T> what controllers return for such an answer
 */
public abstract class StreamWriter<T> extends AbstractHttpMessageConverter<T> {

	private final Class<T> type;

	/**
	 * Creates a writer.
	 * @param type what controllers return
	 * @param mediaType in which media type it is written
	 */
	protected StreamWriter(Class<T> type, MediaType mediaType) {
		super(mediaType);
		this.type = type;
	}

	@Override
	protected final boolean supports(Class<?> returned) {
		return returned == this.type;
	}

	@Override
	public final boolean canRead(Class<?> wanted, @Nullable MediaType mediaType) {
		return false;
	}

	@Override
	protected final T readInternal(Class<? extends T> wanted, HttpInputMessage message) {
		throw new HttpMessageNotReadableException("Streams are only written", message);
	}

	/**
	 * Sends what has been written. Flushing the body alone does nothing.
	 * @param message the response
	 * @throws IOException if the caller has gone
	 */
	protected static void flush(HttpOutputMessage message) throws IOException {
		if (message instanceof Flushable response) {
			response.flush();
		}
	}

}
