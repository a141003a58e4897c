package io.cdrfacade.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

import io.cdrfacade.security.jwt.JwtProperties;
import io.cdrfacade.text.WholeCharacters;

/** Reads the caller from a verified bearer token. */
final class TokenCallers implements Converter<Jwt, CallerAuthentication> {

	private static final int MAX_NAME = 128;

	/** Control and format characters, line ends, and halves of surrogate pairs. */
	private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

	private final JwtProperties settings;

	TokenCallers(JwtProperties settings) {
		this.settings = settings;
	}

	@Override
	public CallerAuthentication convert(Jwt token) {
		Set<Scope> scopes = words(token, this.settings.scopesClaim()).map(Scope::of)
			.flatMap(Optional::stream)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
		Set<String> accounts = words(token, this.settings.accountsClaim()).collect(Collectors.toSet());
		return new CallerAuthentication(new Caller(name(token.getSubject()), scopes, accounts));
	}

	/** A subject may be any text; the name goes into log lines. */
	private static String name(@Nullable String subject) {
		String text = UNSAFE.matcher(Objects.requireNonNullElse(subject, "unnamed")).replaceAll("_");
		return WholeCharacters.upTo(MAX_NAME, text);
	}

	private static Stream<String> words(Jwt token, String claim) {
		return switch (token.getClaims().get(claim)) {
			case String text -> Stream.of(text.split(" ")).filter((word) -> !word.isEmpty());
			case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
			case null, default -> Stream.empty();
		};
	}

}
