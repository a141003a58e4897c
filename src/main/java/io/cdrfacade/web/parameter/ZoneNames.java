package io.cdrfacade.web.parameter;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The IANA names of time zones. */
final class ZoneNames {

	private static final int SECONDS_PER_HOUR = 3600;

	/** IANA's names that Java does not know, and what they mean. */
	private static final Map<String, String> OTHERS = Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST",
			"Pacific/Honolulu", "ROC", "Asia/Taipei", "GMT+0", "Etc/GMT", "GMT-0", "Etc/GMT");

	private static final Set<String> ALL = Stream
		.concat(ZoneId.getAvailableZoneIds().stream(), OTHERS.keySet().stream())
		.collect(Collectors.toUnmodifiableSet());

	private ZoneNames() {
	}

	/**
	 * Finds a zone.
	 * @param name its IANA name
	 * @return the zone, or {@code null} if there is none of this name
	 */
	static @Nullable ZoneId find(String name) {
		return ALL.contains(name) ? ZoneId.of(name, OTHERS) : null;
	}

	/**
	 * Suggests a name for a text that is none.
	 * @param typed what was sent
	 * @return an addition to the message of the fault; empty if no name is near
	 */
	static String hint(String typed) {
		return abbreviation(typed).or(() -> offset(typed))
			.filter(ALL::contains)
			.map("; did you mean `%s`?"::formatted)
			.orElseGet(() -> Nearest.hint(typed, ALL));
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
