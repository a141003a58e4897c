package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/** Makes up a call: plausible, fictitious, and the same whenever it starts the same. */
final class CallGenerator {

	private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	private static final List<String> KEYS = List.of("1", "2", "3", "0", "9", "1#", "2*", "#", "");

	private final ZoneId zone;

	CallGenerator(ZoneId zone) {
		this.zone = zone;
	}

	MadeUpCall call(CallStart start) {
		SplittableRandom random = start.random();
		CallKind kind = CallKind.pick(random);
		boolean answered = kind.isAnswered(random);
		Ending ending = answered ? Ending.answered(kind, random) : Ending.unanswered(kind, random);
		MadeUpCall.Timing timing = timing(start.at(), kind, answered, ending.pickWait(random), random);
		int customer = Company.customer(random);
		MadeUpCall.Route route = route(kind, answered, customer, random);
		return new MadeUpCall(route, timing, custom(kind, route, customer, random), ending.hangup(), keys(kind, random),
				recording(kind, route, timing, random));
	}

	private static MadeUpCall.Timing timing(Instant start, CallKind kind, boolean answered, int wait,
			SplittableRandom random) {
		Instant afterWait = start.plusSeconds(wait);
		@Nullable Instant answer = answered ? afterWait : null;
		return new MadeUpCall.Timing(start, answer, answered ? afterWait.plusSeconds(talk(kind, random)) : afterWait);
	}

	/** Mostly a minute or two, one call in a hundred up to three hours. */
	private static long talk(CallKind kind, SplittableRandom random) {
		if (kind != CallKind.VOICE_MESSAGE && random.nextInt(100) == 0) {
			return random.nextInt(1800, 10_800);
		}
		double mean = (kind == CallKind.VOICE_MESSAGE) ? 20 : 110;
		return 1 + (long) (-Math.log(1 - random.nextDouble()) * mean);
	}

	private static MadeUpCall.Route route(CallKind kind, boolean answered, int customer, SplittableRandom random) {
		String extension = Company.extension(random);
		String trunk = Company.trunk(random);
		String number = Company.number(customer);
		int method = kind.method();
		return switch (kind) {
			case INBOUND -> new MadeUpCall.Route(true, method, answered ? extension : "", trunk, number);
			case INTERNAL -> new MadeUpCall.Route(false, method, extension, Company.extension(random), extension);
			case PREDICTIVE -> new MadeUpCall.Route(false, method, answered ? extension : "", number, trunk);
			case VOICE_MESSAGE -> new MadeUpCall.Route(false, method, "", number, trunk);
			case MANUAL, API, TWO_WAY -> new MadeUpCall.Route(false, method, extension, number, trunk);
		};
	}

	/** Only calls over the API, or from a list, have data of the customer. */
	private static MadeUpCall.CustomData custom(CallKind kind, MadeUpCall.Route route, int customer,
			SplittableRandom random) {
		String employee = Company.employee(route.extension());
		return switch (kind) {
			case API, TWO_WAY, PREDICTIVE -> new MadeUpCall.CustomData(employee, Company.member(customer),
					Company.maturity(random), Company.uuid(customer));
			case VOICE_MESSAGE -> new MadeUpCall.CustomData("0", "0", "0", "0");
			case INBOUND, MANUAL, INTERNAL -> new MadeUpCall.CustomData(employee, "", "", "");
		};
	}

	private static String keys(CallKind kind, SplittableRandom random) {
		return switch (kind) {
			case INBOUND, VOICE_MESSAGE -> KEYS.get(random.nextInt(KEYS.size()));
			default -> "";
		};
	}

	private String recording(CallKind kind, MadeUpCall.Route route, MadeUpCall.Timing timing, SplittableRandom random) {
		if (timing.answer() == null || kind == CallKind.INTERNAL || random.nextInt(4) == 0) {
			return "";
		}
		return "%s_%s_%s.wav".formatted(LocalDateTime.ofInstant(timing.start(), this.zone).format(FILE_TIME),
				route.extension().isEmpty() ? "ivr" : route.extension(), HexFormat.of().toHexDigits(random.nextInt()));
	}

}
