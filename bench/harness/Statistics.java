package harness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure that was measured several times.
 *
 * @param median the middle one
 * @param min the least
 * @param max the greatest
 */
record Statistics(double median, double min, double max) {

	static <T> Statistics of(List<T> values, ToDoubleFunction<T> figure) {
		double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
		double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
		return new Statistics(median, Arrays.stream(sorted).min().orElse(0), Arrays.stream(sorted).max().orElse(0));
	}

	String text(String format) {
		return format.formatted(this.median) + " (" + format.formatted(this.min) + "–" + format.formatted(this.max)
				+ ")";
	}

	String json() {
		return String.format(Locale.ROOT, "{\"median\":%.4f,\"min\":%.4f,\"max\":%.4f}", this.median, this.min,
				this.max);
	}

}
