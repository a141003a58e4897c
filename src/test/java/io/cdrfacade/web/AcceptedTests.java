package io.cdrfacade.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "- | 1 | false", "*/* | 1 | false", "text/* | 0 | false", "application/* | 1 | false",
					"application/json | 1 | true", "application/json;q=0 | 0 | true",
					"*/*, application/json;q=0 | 0 | true", "*/*;q=0.5, application/*;q=0.7 | 0.7 | false",
					"text/html, application/json;q=0.3 | 0.3 | true", "application/problem+json | 1 | false",
					"application/problem+json, text/csv | 0 | false", "application/problem+json;q=0 | 0 | false" })
	void prefersTheMostSpecificRange(@Nullable String header, double quality, boolean named) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (header != null) {
			request.addHeader("Accept", header);
		}
		Accepted accepted = Accepted.by(request);
		assertThat(accepted.quality(MediaType.APPLICATION_JSON)).isEqualTo(quality);
		assertThat(accepted.names(MediaType.APPLICATION_JSON)).isEqualTo(named);
	}

}
