package io.cdrfacade.sandbox.calls;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** When people telephone: most on working days and during the day, few at night. */
final class OfficeHours {

	private static final int[] WEIGHTS = { 2, 1, 1, 1, 1, 2, 5, 15, 45, 95, 100, 85, 45, 60, 90, 100, 90, 70, 45, 35,
			30, 20, 10, 5 };

	private static final int WEIGHT = Arrays.stream(WEIGHTS).sum();

	private OfficeHours() {
	}

	/** The times of a day's calls, in their order. */
	static List<LocalDateTime> calls(LocalDate day, SplittableRandom random) {
		return IntStream.range(0, count(day, random)).mapToObj((index) -> time(day, random)).sorted().toList();
	}

	private static int count(LocalDate day, SplittableRandom random) {
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		return weekend ? random.nextInt(18, 34) : random.nextInt(80, 121);
	}

	private static LocalDateTime time(LocalDate day, SplittableRandom random) {
		return day.atStartOfDay().plusHours(hour(random)).plus(random.nextInt(3600), ChronoUnit.SECONDS);
	}

	private static int hour(SplittableRandom random) {
		int rest = random.nextInt(WEIGHT);
		int hour = 0;
		while (rest >= WEIGHTS[hour]) {
			rest -= WEIGHTS[hour];
			hour++;
		}
		return hour;
	}

}
