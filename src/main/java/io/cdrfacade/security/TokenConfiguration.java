package io.cdrfacade.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Verifies bearer tokens. The authorization server's keys are fetched with the first
 * token, so that it need not be there at the start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cdr.security.mode", havingValue = "jwt")
class TokenConfiguration {

	/** Clocks of servers differ by so much at most. */
	private static final Duration MAX_SKEW = Duration.ofSeconds(60);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Bean
	JwtDecoder jwtDecoder(SecurityProperties properties, Ticker ticker) {
		AccessChecks.check(properties);
		RestTemplate keySets = keySets(ticker);
		return new SupplierJwtDecoder(() -> decoder(properties.jwt(), keySets));
	}

	private static RestTemplate keySets(Ticker ticker) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(TIMEOUT);
		requests.setReadTimeout(TIMEOUT);
		RestTemplate keySets = new RestTemplate(requests);
		keySets.getInterceptors().add(new KeySetRequests(ticker));
		return keySets;
	}

	private static JwtDecoder decoder(SecurityProperties.Tokens settings, RestTemplate keySets) {
		JwkSetUriJwtDecoderBuilder builder = (settings.jwkSetUri() != null)
				? NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri().toString())
					.jwsAlgorithms((all) -> all.addAll(List.of(SignatureAlgorithm.values())))
				: NimbusJwtDecoder.withIssuerLocation(Objects.requireNonNull(settings.issuerUri()).toString());
		NimbusJwtDecoder decoder = builder.restOperations(keySets).validateType(false).build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(validators(settings)));
		return decoder;
	}

	private static List<OAuth2TokenValidator<Jwt>> validators(SecurityProperties.Tokens settings) {
		JwtTimestampValidator times = new JwtTimestampValidator(MAX_SKEW);
		times.setAllowEmptyExpiryClaim(false);
		// As RFC 9068 has it, and as issuers wrote it before.
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
