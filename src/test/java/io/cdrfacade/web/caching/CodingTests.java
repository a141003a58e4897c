package io.cdrfacade.web.caching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "gzip | true", "GZIP | true", "x-gzip | true", "* | true", "br, gzip | true", "br | false",
					"identity | false", "'' | false", "gzip;q=0 | false", "gzip;q=0.000 | false", "gzip;q=0.001 | true",
					"gzip ; q = 0.5 , br | true", "*;q=0 | false", "*;q=0, gzip | true", "gzip;q=0, * | false",
					"gzipped | false", "gzip x | false", "gzip;level=9 | false" })
	void takesGzip(String header, boolean taken) {
		assertThat(Coding.takesGzip(header)).isEqualTo(taken);
	}

	/** A header of the server's length took a minute. */
	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsBlanksOfAnyLengthInNoTime() {
		assertThat(Coding.takesGzip("gzip" + " ".repeat(1_000_000) + "x")).isFalse();
		assertThat(Coding.takesGzip("gzip;q=1" + " ".repeat(1_000_000) + "x")).isFalse();
	}

}
