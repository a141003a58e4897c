package io.cdrfacade.web.parameter;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the IANA name of a time zone for other ways to write one. */
final class ZoneHints {

	private static final int SECONDS_PER_HOUR = 3600;

	private ZoneHints() {
	}

	/**
	 * Finds a suggestion.
	 * @param typed what was sent
	 * @param known the names that are allowed
	 * @return an addition to the message of the fault; empty if nothing comes near
	 */
	static String hint(String typed, Collection<String> known) {
		return abbreviation(typed).or(() -> offset(typed))
			.filter(known::contains)
			.map("; did you mean `%s`?"::formatted)
			.orElseGet(() -> Nearest.hint(typed, known));
	}

	private static Optional<String> abbreviation(String typed) {
		return Optional.ofNullable(ZoneId.SHORT_IDS.get(typed.toUpperCase(Locale.ROOT)));
	}

	/**
	 * IANA's names for zones of whole hours have the opposite sign: {@code Etc/GMT-8} is
	 * eight hours ahead of UTC.
	 */
	private static Optional<String> offset(String typed) {
		try {
			if (ZoneId.of(typed).normalized() instanceof ZoneOffset offset
					&& offset.getTotalSeconds() % SECONDS_PER_HOUR == 0) {
				int hours = offset.getTotalSeconds() / SECONDS_PER_HOUR;
				return Optional.of((hours == 0) ? "UTC" : "Etc/GMT%+d".formatted(-hours));
			}
			return Optional.empty();
		}
		catch (DateTimeException _) {
			return Optional.empty();
		}
	}

}
