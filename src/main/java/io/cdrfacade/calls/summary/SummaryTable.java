package io.cdrfacade.calls.summary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

import io.cdrfacade.calls.Formulas;

/**
 * A summary as CSV (RFC 4180): a header row, then a row for each group; without groups a
 * row for all calls.
 */
final class SummaryTable {

	static final MediaType CONTENT_TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final List<String> FIGURES = List.of("calls", "answered", "answerRate", "talkSeconds",
			"averageTalkSeconds", "averageWaitSeconds");

	private static final ObjectWriter WRITER = CsvMapper.builder()
		.enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
		.build()
		.writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

	private SummaryTable() {
	}

	static byte[] of(SummaryQuery query, Summary summary) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		rows.add(List.copyOf(Stream.concat(query.groupBy().stream().map(GroupBy::word), FIGURES.stream()).toList()));
		if (query.groupBy().isEmpty()) {
			rows.add(row(List.of(), summary.total()));
		}
		summary.groups().forEach((group) -> rows.add(row(group.keys(), group.figures())));
		return WRITER.writeValueAsBytes(rows);
	}

	private static List<@Nullable Object> row(List<@Nullable String> keys, Figures figures) {
		List<@Nullable Object> row = new ArrayList<>();
		keys.forEach((key) -> row.add(Formulas.defuse(key)));
		row.add(figures.calls());
		row.add(figures.answered());
		row.add(figures.answerRate());
		row.add(figures.talkSeconds());
		row.add(figures.averageTalkSeconds());
		row.add(figures.averageWaitSeconds());
		return row;
	}

}
