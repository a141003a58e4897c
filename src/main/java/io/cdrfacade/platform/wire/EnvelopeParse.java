package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.cdrfacade.platform.PlatformException;

/**
 * One pass over one envelope, whose fields can come in any order, twice or not at all.
 *
 * @param <T> what the result becomes
 */
final class EnvelopeParse<T> {

	private final JsonParser parser;

	private final ResultReader<T> reader;

	private long ret = WireValues.NONE;

	private long status = WireValues.NONE;

	private boolean hasStatus;

	private boolean hasResult;

	private boolean hasErrors;

	private @Nullable String message;

	private @Nullable String description;

	private @Nullable String code;

	private @Nullable String codeMessage;

	EnvelopeParse(JsonParser parser, ResultReader<T> reader) {
		this.parser = parser;
		this.reader = reader;
	}

	/** Reads an object to its end. */
	void read() {
		this.parser.nextToken();
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = WireValues.name(this.parser);
			JsonToken value = this.parser.nextToken();
			switch (name) {
				case "ret" -> this.ret = WireValues.integer(this.parser);
				case "msg" -> this.message = WireValues.text(this.parser);
				case "data" -> data(value);
				default -> this.parser.skipChildren();
			}
		}
	}

	/** Whether this is an envelope, and not some other object. */
	boolean hasRet() {
		return this.ret == (int) this.ret;
	}

	private void data(JsonToken start) {
		clear();
		if (start != JsonToken.START_OBJECT) {
			this.parser.skipChildren();
			return;
		}
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = WireValues.name(this.parser);
			JsonToken value = this.parser.nextToken();
			switch (name) {
				case "status" -> status(value);
				case "desc" -> this.description = WireValues.text(this.parser);
				case "result" -> result(value);
				case "errors" -> errors(value);
				default -> this.parser.skipChildren();
			}
		}
	}

	private void clear() {
		this.status = WireValues.NONE;
		this.hasStatus = this.hasResult = this.hasErrors = false;
		this.description = this.code = this.codeMessage = null;
	}

	private void status(JsonToken value) {
		this.hasStatus = value != JsonToken.VALUE_NULL;
		this.status = WireValues.integer(this.parser);
	}

	private void result(JsonToken start) {
		this.hasResult = start == JsonToken.START_OBJECT;
		if (this.hasResult) {
			this.reader.read(this.parser);
		}
		else {
			this.parser.skipChildren();
		}
	}

	private void errors(JsonToken start) {
		this.hasErrors = start == JsonToken.START_OBJECT;
		if (!this.hasErrors) {
			this.parser.skipChildren();
			return;
		}
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = WireValues.name(this.parser);
			this.parser.nextToken();
			switch (name) {
				case "code" -> this.code = WireValues.text(this.parser);
				case "codemsg" -> this.codeMessage = WireValues.text(this.parser);
				default -> this.parser.skipChildren();
			}
		}
	}

	/**
	 * Judges what was read.
	 * @return the envelope
	 * @throws PlatformException.Malformed if it is not of the known shape
	 */
	Envelope<T> envelope() {
		if (this.ret != Envelope.UNDERSTOOD) {
			return refusal(0, this.message, this.description);
		}
		if (this.hasStatus && this.status != (int) this.status) {
			throw PlatformException.Malformed.lasting("The platform's answer has no status", null);
		}
		int inside = this.hasStatus ? (int) this.status : (this.hasErrors ? 1 : 0);
		if (inside != 0) {
			return refusal(inside, this.codeMessage, (this.description != null) ? this.description : this.message);
		}
		if (!this.hasResult) {
			throw PlatformException.Malformed.lasting("The platform's answer has no result", null);
		}
		return new Envelope.Success<>(this.reader.result());
	}

	private Envelope<T> refusal(int inside, @Nullable String words, @Nullable String otherWords) {
		return new Envelope.Refusal<>((int) this.ret, inside, (this.code != null) ? this.code.strip() : null,
				(words != null) ? words : otherWords);
	}

}
