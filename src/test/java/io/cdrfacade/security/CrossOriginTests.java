package io.cdrfacade.security;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CrossOriginTests {

	@ParameterizedTest
	@CsvSource({ "https://crm.example.com, https://crm.example.com", "https://CRM.Example.com, https://crm.example.com",
			"https://crm.example.com:443, https://crm.example.com",
			"http://crm.example.com:80/, http://crm.example.com", "https://*.Example.com, https://crm.example.com",
			"http://[2001:DB8::1]:80, http://[2001:db8::1]",
			"https://crm.example.com:8443, https://crm.example.com:8443" })
	void allowsWhatBrowsersSend(String configured, String sent) {
		assertThat(checkOrigin(configured, sent)).isEqualTo(sent);
	}

	@ParameterizedTest
	@CsvSource({ "https://crm.example.com:80, https://crm.example.com",
			"https://crm.example.com, http://crm.example.com",
			"https://crm.example.com, https://crm.example.com:8443" })
	void allowsNoOthers(String configured, String sent) {
		assertThat(checkOrigin(configured, sent)).isNull();
	}

	private static @Nullable String checkOrigin(String configured, String sent) {
		CrossOrigin rules = CrossOrigin.of(new SecurityProperties.Cors(List.of(configured)));
		return Objects.requireNonNull(rules.configuration()).checkOrigin(sent);
	}

}
