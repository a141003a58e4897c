package io.cdrfacade.calls;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes times as {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} does, digit by digit: a
 * call has three of them, and the formatter takes longer for these than all else does.
 * What is not a whole second of a year with four digits is left to the formatter.
 */
@JacksonComponent
final class TimeWriter extends ValueSerializer<OffsetDateTime> {

	private static final int LENGTH = "2019-09-27T14:58:37+08:00".length();

	@Override
	public void serialize(OffsetDateTime time, JsonGenerator json, SerializationContext context) {
		write(time, json);
	}

	static void write(OffsetDateTime time, JsonGenerator json) {
		if (isPlain(time)) {
			char[] text = plain(time);
			json.writeString(text, 0, text.length);
		}
		else {
			json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
		}
	}

	private static boolean isPlain(OffsetDateTime time) {
		return time.getYear() >= 1000 && time.getYear() <= 9999 && time.getNano() == 0
				&& time.getOffset().getTotalSeconds() != 0 && time.getOffset().getTotalSeconds() % 60 == 0;
	}

	private static char[] plain(OffsetDateTime time) {
		char[] text = new char[LENGTH];
		two(text, 0, time.getYear() / 100, (char) 0);
		two(text, 2, time.getYear() % 100, '-');
		two(text, 5, time.getMonthValue(), '-');
		two(text, 8, time.getDayOfMonth(), 'T');
		two(text, 11, time.getHour(), ':');
		two(text, 14, time.getMinute(), ':');
		int offset = time.getOffset().getTotalSeconds() / 60;
		two(text, 17, time.getSecond(), (offset < 0) ? '-' : '+');
		two(text, 20, Math.abs(offset) / 60, ':');
		two(text, 23, Math.abs(offset) % 60, (char) 0);
		return text;
	}

	/** Writes two digits and what comes after them, if anything does. */
	private static void two(char[] text, int at, int number, char next) {
		text[at] = (char) ('0' + number / 10);
		text[at + 1] = (char) ('0' + number % 10);
		if (next != 0) {
			text[at + 2] = next;
		}
	}

}
