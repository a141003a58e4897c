package io.cdrfacade.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Verifies bearer tokens. The authorization server's keys are fetched with the first
 * token, so that the server need not be there at the start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cdr.security.mode", havingValue = "jwt")
class TokenConfiguration {

	/** Most that the clocks of servers may differ. */
	private static final Duration MAX_SKEW = Duration.ofSeconds(60);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	@Bean
	JwtDecoder jwtDecoder(SecurityProperties properties, Ticker ticker) {
		AccessChecks.check(properties);
		KeySet keys = new KeySet(new KeyServer(properties.jwt())::keys, ticker);
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
			.jwsAlgorithms((all) -> all.addAll(List.of(SignatureAlgorithm.values())))
			.build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(validators(properties.jwt())));
		return (token) -> decode(decoder, token);
	}

	/** If the keys cannot be fetched, that says nothing about the token. */
	private static Jwt decode(JwtDecoder decoder, String token) {
		try {
			return decoder.decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (JwtException _) {
			throw new ProblemException(ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE,
					"The token's key is not known, and the authorization server does not tell it.", RETRY_AFTER);
		}
	}

	private static List<OAuth2TokenValidator<Jwt>> validators(SecurityProperties.Tokens settings) {
		JwtTimestampValidator times = new JwtTimestampValidator(MAX_SKEW);
		times.setAllowEmptyExpiryClaim(false);
		// The type by RFC 9068, and the older one.
		JwtTypeValidator types = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
		types.setAllowEmpty(true);
		List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>(
				List.of(times, types, new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
						(audience) -> audience != null && audience.contains(settings.audience()))));
		if (settings.issuerUri() != null) {
			validators.add(new JwtIssuerValidator(settings.issuerUri().toString()));
		}
		return validators;
	}

}
