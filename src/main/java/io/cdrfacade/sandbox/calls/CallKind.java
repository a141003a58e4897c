package io.cdrfacade.sandbox.calls;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The kinds of calls of the made-up company, and how often each happens. */
enum CallKind {

	INBOUND(30, 6, 0.85), MANUAL(22, 2, 0.62), API(20, 3, 0.60), PREDICTIVE(15, 5, 0.35), TWO_WAY(6, 4, 0.55),
	INTERNAL(5, 1, 0.80), VOICE_MESSAGE(2, 6, 0.30);

	private static final int WEIGHTS = Arrays.stream(values()).mapToInt((kind) -> kind.weight).sum();

	private final int weight;

	private final int method;

	private final double answerRate;

	CallKind(int weight, int method, double answerRate) {
		this.weight = weight;
		this.method = method;
		this.answerRate = answerRate;
	}

	static CallKind pick(SplittableRandom random) {
		int rest = random.nextInt(WEIGHTS);
		for (CallKind kind : values()) {
			rest -= kind.weight;
			if (rest < 0) {
				return kind;
			}
		}
		return INBOUND;
	}

	boolean isAnswered(SplittableRandom random) {
		return random.nextDouble() < this.answerRate;
	}

	int method() {
		return this.method;
	}

}
