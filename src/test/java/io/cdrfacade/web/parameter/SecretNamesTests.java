package io.cdrfacade.web.parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretNamesTests {

	private static final Pattern PARAMETER = Pattern.compile("- name: (\\S+)\\R +in: query");

	@ParameterizedTest
	@ValueSource(strings = { "ticket", "Ticket", "TICKET", "tikcet", "tciket", "tiket", "tickets", "ticket ", "_ticket",
			"ticket[]", "api_key", "apikey", "apiKey", "X-API-Key", "x_api_key", "key", "access-key", "access_token",
			"accessToken", "token", "tokn", "id_token", "Authorization", "auth", "password", "passwd", "client_secret",
			"sercet", "jwt" })
	void findsNamesOfSecrets(String name) {
		assertThat(SecretNames.matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "_", "t", "nope", "dirction", "pageSize", "accont", "path", "paht", "keysPressed",
			"limit", "number", "started", "%zz" })
	void findsNoOthers(String name) {
		assertThat(SecretNames.matches(name)).isFalse();
	}

	/** All other values are repeated, so that callers see what was wrong. */
	@Test
	void findsOneParameterOfTheApi() throws IOException {
		List<String> names = PARAMETER.matcher(Files.readString(Path.of("docs", "openapi.yaml")))
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();
		assertThat(names).contains("account", "ticket", "cursor");
		assertThat(names.stream().filter(SecretNames::matches)).containsExactly("ticket");
	}

}
