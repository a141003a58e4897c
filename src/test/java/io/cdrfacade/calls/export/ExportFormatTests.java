package io.cdrfacade.calls.export;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.web.Accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExportFormatTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*/*                                       | NDJSON
			application/x-ndjson                      | NDJSON
			text/csv                                  | CSV
			text/*                                    | CSV
			application/*                             | NDJSON
			text/csv;q=0.5, application/x-ndjson      | NDJSON
			text/csv, application/x-ndjson;q=0.5      | CSV
			text/csv, */*;q=0.1                       | CSV
			*/*, application/x-ndjson;q=0             | CSV
			*/*;q=0.8, text/csv;q=0                   | NDJSON
			text/html, text/csv;charset=utf-8         | CSV
			text/csv, application/x-ndjson            | NDJSON
			application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX
			""")
	void choosesThePreferredFormat(String accept, ExportFormat expected) throws Exception {
		assertThat(ExportFormat.accepted(Accepted.of(List.of(accept)))).isEqualTo(expected);
	}

	@Test
	void choosesLinesByDefault() throws Exception {
		assertThat(ExportFormat.accepted(Accepted.of(List.of()))).isEqualTo(ExportFormat.NDJSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "text/csv;q=0", "*/*;q=0", "nonsense" })
	void refusesOtherMediaTypes(String accept) {
		assertThatExceptionOfType(HttpMediaTypeNotAcceptableException.class)
			.isThrownBy(() -> ExportFormat.accepted(Accepted.of(List.of(accept))));
	}

}
