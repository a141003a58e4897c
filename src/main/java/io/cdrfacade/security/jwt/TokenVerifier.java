package io.cdrfacade.security.jwt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
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
public final class TokenVerifier implements JwtDecoder {

	/** Most that the clocks of servers may differ. */
	private static final Duration MAX_SKEW = Duration.ofSeconds(60);

	private final JwtDecoder decoder;

	/**
	 * Creates a verifier, which has no keys yet.
	 * @param settings where tokens come from
	 * @param ticker tells how old the keys are
	 */
	public TokenVerifier(JwtProperties settings, Ticker ticker) {
		KeySet keys = new KeySet(new KeyServer(settings)::keys, ticker);
		NimbusJwtDecoder verifier = NimbusJwtDecoder.withJwkSource(keys)
			.jwsAlgorithms((all) -> all.addAll(List.of(SignatureAlgorithm.values())))
			.build();
		verifier.setJwtValidator(JwtValidators.createDefaultWithValidators(validators(settings)));
		this.decoder = verifier;
	}

	/** If the keys cannot be fetched, that says nothing about the token. */
	@Override
	public Jwt decode(String token) {
		try {
			return this.decoder.decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (JwtException _) {
			throw new ProblemException(ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE,
					"The token's key is not known, and the authorization server does not give it.",
					KeySet.INTERVAL_AFTER_FAILURE);
		}
	}

	private static List<OAuth2TokenValidator<Jwt>> validators(JwtProperties settings) {
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
