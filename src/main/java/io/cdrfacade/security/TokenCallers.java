package io.cdrfacade.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the caller from a verified bearer token. */
final class TokenCallers implements Converter<Jwt, CallerAuthentication> {

	private final SecurityProperties.Tokens settings;

	TokenCallers(SecurityProperties.Tokens settings) {
		this.settings = settings;
	}

	@Override
	public CallerAuthentication convert(Jwt token) {
		Set<Scope> scopes = words(token, this.settings.scopesClaim()).map(Scope::of)
			.flatMap(Optional::stream)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
		Set<String> accounts = words(token, this.settings.accountsClaim()).collect(Collectors.toSet());
		String name = Objects.requireNonNullElse(token.getSubject(), "unnamed");
		return new CallerAuthentication(new Caller(name, scopes, accounts));
	}

	private static Stream<String> words(Jwt token, String claim) {
		return switch (token.getClaims().get(claim)) {
			case String text -> Stream.of(text.split(" ")).filter((word) -> !word.isEmpty());
			case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
			case null, default -> Stream.empty();
		};
	}

}
