package io.cdrfacade.sandbox.calls;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How calls end: who hung up, why, and after how long a wait.
 *
 * @param hangup the codes
 * @param minWait shortest wait until then, in seconds
 * @param maxWait longest wait
 */
record Ending(MadeUpCall.HangupCodes hangup, int minWait, int maxWait) {

	private static final int SERVER = 10007;

	private static final int CALLER = 10040;

	private static final int CALLEE = 10041;

	/** Unanswered calls to the outside; frequent ones are listed twice. */
	private static final List<Ending> OUTBOUND = List.of(of(SERVER, 10016, 45, 60), of(SERVER, 10016, 45, 60),
			of(CALLER, 10002, 3, 40), of(CALLER, 10002, 3, 40), of(CALLEE, 10003, 4, 25), of(CALLEE, 10003, 4, 25),
			of(CALLEE, 10006, 2, 6), of(CALLEE, 10006, 2, 6), of(SERVER, 10005, 30, 60), of(SERVER, 10004, 0, 2),
			of(SERVER, 10009, 1, 8), of(SERVER, 10015, 20, 32), of(SERVER, 10019, 0, 1), of(SERVER, 10025, 0, 0),
			of(SERVER, 10027, 2, 8), of(SERVER, 10028, 0, 3), of(CALLEE, 10020, 5, 40));

	private static final List<Ending> INBOUND = List.of(of(CALLER, 10002, 2, 60), of(CALLER, 10002, 2, 60),
			of(SERVER, 10016, 45, 90), of(SERVER, 10008, 0, 2), of(SERVER, 10006, 0, 5), of(CALLER, 10001, 5, 120));

	private static final List<Ending> INTERNAL = List.of(of(CALLER, 10002, 2, 30), of(SERVER, 10016, 30, 45),
			of(SERVER, 10008, 0, 1), of(SERVER, 10013, 0, 0), of(CALLEE, 10006, 0, 2));

	private static Ending of(int by, int cause, int minWait, int maxWait) {
		return new Ending(new MadeUpCall.HangupCodes(by, cause), minWait, maxWait);
	}

	static Ending unanswered(CallKind kind, SplittableRandom random) {
		List<Ending> endings = switch (kind) {
			case INBOUND -> INBOUND;
			case INTERNAL -> INTERNAL;
			default -> OUTBOUND;
		};
		return endings.get(random.nextInt(endings.size()));
	}

	static Ending answered(CallKind kind, SplittableRandom random) {
		int maxWait = (kind == CallKind.INTERNAL) ? 8 : 28;
		int lot = random.nextInt(200);
		if (lot < 4) {
			return of(SERVER, 10017, 2, maxWait);
		}
		if (lot == 4) {
			// Newer installations have codes that no list names yet.
			return of(SERVER, 10050, 2, maxWait);
		}
		return of((lot < 90) ? CALLER : CALLEE, 10001, 2, maxWait);
	}

	int pickWait(SplittableRandom random) {
		return random.nextInt(this.minWait, this.maxWait + 1);
	}

}
