package io.cdrfacade.calls.summary;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What callers see of {@link CallSums}.
 *
 * @param calls how many calls
 * @param answered how many of them were answered
 * @param answerRate the part that was answered
 * @param talkSeconds how long all of them talked
 * @param averageTalkSeconds how long an answered call talked
 * @param averageWaitSeconds how long an answered call waited
 */
@Schema(name = "SummaryFigures", description = "What was counted of some calls.")
record Figures(@Schema(description = "How many calls.", minimum = "0", example = "412") long calls,
		@Schema(description = "How many of them were answered.", minimum = "0", example = "251") long answered,
		@Schema(description = "`answered` by `calls`, to three decimals; `null` without calls.", minimum = "0",
				maximum = "1", example = "0.609") @Nullable Double answerRate,
		@Schema(description = "Seconds of talk of all of them.", minimum = "0", example = "30120") long talkSeconds,
		@Schema(description = "`talkSeconds` by `answered`, to one decimal; `null` if none was answered.",
				minimum = "0", example = "120.0") @Nullable Double averageTalkSeconds,
		@Schema(description = "Seconds from dial to answer of an answered call, to one decimal; `null` if none tells.",
				minimum = "0", example = "9.4") @Nullable Double averageWaitSeconds) {

	private static final double THREE_DECIMALS = 1000;

	private static final double ONE_DECIMAL = 10;

	static Figures of(CallSums sums) {
		return new Figures(sums.calls(), sums.answered(), ratio(sums.answered(), sums.calls(), THREE_DECIMALS),
				sums.talkSeconds(), ratio(sums.talkSeconds(), sums.answered(), ONE_DECIMAL),
				ratio(sums.waitSeconds(), sums.waited(), ONE_DECIMAL));
	}

	/** {@code null} if there is nothing to divide by. */
	private static @Nullable Double ratio(long part, long whole, double scale) {
		return (whole != 0) ? (Double) (Math.round(scale * part / whole) / scale) : null;
	}

}
