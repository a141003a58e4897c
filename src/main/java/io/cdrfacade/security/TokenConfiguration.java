package io.cdrfacade.security;

import java.util.List;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Verifies bearer tokens. The authorization server's keys are fetched with the first
 * token, so that it need not be there at the start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cdr.security.mode", havingValue = "jwt")
class TokenConfiguration {

	@Bean
	JwtDecoder jwtDecoder(SecurityProperties properties) {
		AccessChecks.check(properties);
		return new SupplierJwtDecoder(() -> decoder(properties.jwt()));
	}

	private static JwtDecoder decoder(SecurityProperties.Tokens settings) {
		NimbusJwtDecoder decoder = (settings.jwkSetUri() != null)
				? NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri().toString())
					.jwsAlgorithms((all) -> all.addAll(List.of(SignatureAlgorithm.values())))
					.build()
				: NimbusJwtDecoder.withIssuerLocation(Objects.requireNonNull(settings.issuerUri()).toString()).build();
		decoder.setJwtValidator(validator(settings));
		return decoder;
	}

	private static OAuth2TokenValidator<Jwt> validator(SecurityProperties.Tokens settings) {
		OAuth2TokenValidator<Jwt> standard = (settings.issuerUri() != null)
				? JwtValidators.createDefaultWithIssuer(settings.issuerUri().toString())
				: JwtValidators.createDefault();
		return new DelegatingOAuth2TokenValidator<>(standard, new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
				(audience) -> audience != null && audience.contains(settings.audience())));
	}

}
