package io.cdrfacade.security;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.cdrfacade.security.jwt.JwtProperties;

class TokenCallersTests {

	private final TokenCallers callers = new TokenCallers(
			new JwtProperties(null, null, "cdr-facade", "scope", "accounts"));

	@Test
	void readsScopesThatAreSeparatedBySpaces() {
		assertThat(caller(Map.of("sub", "crm", "scope", "calls:read  calls:consume openid")).scopes())
			.containsExactlyInAnyOrder(Scope.CALLS_READ, Scope.CALLS_CONSUME);
	}

	@Test
	void readsListsOfScopesAndAccounts() {
		assertThat(caller(Map.of("sub", "crm", "scope", List.of("calls:read"), "accounts", List.of("north", "south"))))
			.isEqualTo(new Caller("crm", Set.of(Scope.CALLS_READ), Set.of("north", "south")));
	}

	@Test
	void grantsNothingWithoutClaims() {
		assertThat(caller(Map.of("scope", 7))).isEqualTo(new Caller("unnamed", Set.of(), Set.of()));
	}

	@Test
	void replacesControlCharactersOfSubjects() {
		assertThat(caller(Map.of("sub", "a\r\nb\u001b[0m\u2028\u202e")).name()).isEqualTo("a__b_[0m__");
	}

	@Test
	void shortensLongSubjects() {
		assertThat(caller(Map.of("sub", "x".repeat(1000))).name()).hasSize(128);
	}

	@Test
	void cutsNoCharacterOfALongSubjectInHalf() {
		assertThat(caller(Map.of("sub", "x".repeat(127) + "😀")).name()).isEqualTo("x".repeat(127));
	}

	private Caller caller(Map<String, Object> claims) {
		Jwt token = Jwt.withTokenValue("token").header("alg", "RS256").claims((all) -> all.putAll(claims)).build();
		return this.callers.convert(token).getPrincipal();
	}

}
