package harness;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Draws lines over a logarithmic axis, as SVG. */
final class Chart {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	private static final int LEFT = 72;

	private static final int RIGHT = 150;

	private static final int TOP = 40;

	private static final int BOTTOM = 48;

	/** Room for a number below the axis. */
	private static final int LABEL = 36;

	private static final List<String> COLOURS = List.of("#0b6e99", "#c0392b", "#7f8c8d", "#27ae60");

	private Chart() {
	}

	/** A line and its name. */
	record Line(String name, List<Point> points) {
	}

	/** A point of a line. */
	record Point(double x, double y) {
	}

	static String draw(String title, String xAxis, List<Line> lines) {
		double maxY = nice(lines.stream().flatMap((line) -> line.points().stream()).mapToDouble(Point::y).max().orElse(1));
		List<Double> xs = lines.getFirst().points().stream().map(Point::x).toList();
		double low = Math.log(xs.getFirst());
		double high = Math.log(xs.getLast());
		DoubleUnaryOperator x = (value) -> LEFT + (Math.log(value) - low) / (high - low) * (WIDTH - LEFT - RIGHT);
		DoubleUnaryOperator y = (value) -> HEIGHT - BOTTOM - value / maxY * (HEIGHT - TOP - BOTTOM);
		StringBuilder svg = new StringBuilder();
		svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" ".formatted(
				WIDTH, HEIGHT, WIDTH, HEIGHT))
			.append("font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n")
			.append(text(LEFT, 22, "start", "14", title))
			.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "12", xAxis));
		for (int i = 0; i <= 4; i++) {
			double value = maxY * i / 4;
			svg.append(rule(LEFT, y.applyAsDouble(value), WIDTH - RIGHT, y.applyAsDouble(value)))
				.append(text(LEFT - 6, y.applyAsDouble(value) + 4, "end", "11", number(value)));
		}
		labels(svg, xs, x);
		for (int i = 0; i < lines.size(); i++) {
			line(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), x, y, TOP + 18 * i);
		}
		return svg.append("</svg>\n").toString();
	}

	/** As many as there is room for. */
	private static void labels(StringBuilder svg, List<Double> values, DoubleUnaryOperator x) {
		double free = 0;
		for (double value : values) {
			double place = x.applyAsDouble(value);
			if (place >= free) {
				svg.append(text(place, HEIGHT - BOTTOM + 18, "middle", "11", number(value)));
				free = place + LABEL;
			}
		}
	}

	private static void line(StringBuilder svg, Line line, String colour, DoubleUnaryOperator x, DoubleUnaryOperator y,
			int legend) {
		svg.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"".formatted(colour));
		line.points()
			.forEach((point) -> svg.append("%.1f,%.1f ".formatted(x.applyAsDouble(point.x()), y.applyAsDouble(point.y()))));
		svg.append("\"/>\n");
		line.points()
			.forEach((point) -> svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n"
				.formatted(x.applyAsDouble(point.x()), y.applyAsDouble(point.y()), colour)));
		svg.append("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>\n".formatted(WIDTH - RIGHT + 12, legend,
				colour))
			.append(text(WIDTH - RIGHT + 30, legend + 7, "start", "12", line.name()));
	}

	private static String rule(double x1, double y1, double x2, double y2) {
		return "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>\n".formatted(x1, y1, x2, y2);
	}

	private static String text(double x, double y, String anchor, String size, String words) {
		return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%s\" fill=\"#333333\">%s</text>\n".formatted(x, y,
				anchor, size, words);
	}

	private static double nice(double value) {
		double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6))));
		for (double step : new double[] { 1, 2, 4, 5, 8, 10 }) {
			if (step * power >= value) {
				return step * power;
			}
		}
		return 10 * power;
	}

	private static String number(double value) {
		if (value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, "%.2f", value);
	}

}
