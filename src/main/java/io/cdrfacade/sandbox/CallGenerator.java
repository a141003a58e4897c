package io.cdrfacade.sandbox;

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

	SandboxCall call(CallStart start) {
		SplittableRandom random = start.random();
		CallKind kind = CallKind.pick(random);
		boolean answered = kind.isAnswered(random);
		Ending ending = answered ? Ending.answered(kind, random) : Ending.unanswered(kind, random);
		SandboxCall.Timing timing = timing(start.at(), kind, answered, ending.pickWait(random), random);
		int customer = Company.customer(random);
		SandboxCall.Route route = route(kind, answered, customer, random);
		return new SandboxCall(route, timing, custom(kind, route, customer, random), ending.hangup(),
				keys(kind, random), recording(kind, route, timing, random));
	}

	private static SandboxCall.Timing timing(Instant start, CallKind kind, boolean answered, int wait,
			SplittableRandom random) {
		Instant afterWait = start.plusSeconds(wait);
		@Nullable Instant answer = answered ? afterWait : null;
		return new SandboxCall.Timing(start, answer, answered ? afterWait.plusSeconds(talk(kind, random)) : afterWait);
	}

	/** Mostly a minute or two, one call in a hundred up to three hours. */
	private static long talk(CallKind kind, SplittableRandom random) {
		if (kind != CallKind.VOICE_MESSAGE && random.nextInt(100) == 0) {
			return random.nextInt(1800, 10_800);
		}
		double mean = (kind == CallKind.VOICE_MESSAGE) ? 20 : 110;
		return 1 + (long) (-Math.log(1 - random.nextDouble()) * mean);
	}

	private static SandboxCall.Route route(CallKind kind, boolean answered, int customer, SplittableRandom random) {
		String extension = Company.extension(random);
		String trunk = Company.trunk(random);
		String number = Company.number(customer);
		int method = kind.method();
		return switch (kind) {
			case INBOUND -> new SandboxCall.Route(true, method, answered ? extension : "", trunk, number);
			case INTERNAL -> new SandboxCall.Route(false, method, extension, Company.extension(random), extension);
			case PREDICTIVE -> new SandboxCall.Route(false, method, answered ? extension : "", number, trunk);
			case VOICE_MESSAGE -> new SandboxCall.Route(false, method, "", number, trunk);
			case MANUAL, API, TWO_WAY -> new SandboxCall.Route(false, method, extension, number, trunk);
		};
	}

	/** Only who orders a call over the API, or from a list, gives data along with it. */
	private static SandboxCall.CustomData custom(CallKind kind, SandboxCall.Route route, int customer,
			SplittableRandom random) {
		String employee = Company.employee(route.extension());
		return switch (kind) {
			case API, TWO_WAY, PREDICTIVE -> new SandboxCall.CustomData(employee, Company.member(customer),
					Company.maturity(random), Company.uuid(customer));
			case VOICE_MESSAGE -> new SandboxCall.CustomData("0", "0", "0", "0");
			case INBOUND, MANUAL, INTERNAL -> new SandboxCall.CustomData(employee, "", "", "");
		};
	}

	private static String keys(CallKind kind, SplittableRandom random) {
		return switch (kind) {
			case INBOUND, VOICE_MESSAGE -> KEYS.get(random.nextInt(KEYS.size()));
			default -> "";
		};
	}

	private String recording(CallKind kind, SandboxCall.Route route, SandboxCall.Timing timing,
			SplittableRandom random) {
		if (timing.answer() == null || kind == CallKind.INTERNAL || random.nextInt(4) == 0) {
			return "";
		}
		return "%s_%s_%s.wav".formatted(LocalDateTime.ofInstant(timing.start(), this.zone).format(FILE_TIME),
				route.extension().isEmpty() ? "ivr" : route.extension(), HexFormat.of().toHexDigits(random.nextInt()));
	}

}
