package io.cdrfacade.security;

import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;

import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.TokenVerifier;
import io.cdrfacade.security.limit.RateLimits;
import io.cdrfacade.security.limit.SharedAllowances;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** The filter chain: stateless, closed except for what is listed as open. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	/**
	 * Paths without data of calls: the description, the pages to try it out, and health;
	 * and the platform's callbacks, which carry their own secret.
	 */
	private static final String[] OPEN = { "/", "/error", "/problems/**", "/v3/api-docs", "/v3/api-docs.yaml",
			"/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**", "/explorer", "/explorer/**", "/actuator/health",
			"/actuator/health/**", "/sandbox/**", "/callbacks/**" };

	@Bean
	SecurityFilterChain access(HttpSecurity http, SecurityProperties properties, ObjectProvider<JwtDecoder> decoder,
			AccessFilters filters) throws Exception {
		Mode mode = AccessChecks.check(properties);
		AuthenticationChallenge challenge = (mode == Mode.JWT) ? AuthenticationChallenge.BEARER
				: AuthenticationChallenge.API_KEY;
		switch (mode) {
			case NONE -> readCredentials(http, Credentials.NONE_NEEDED, challenge);
			case API_KEY -> readCredentials(http, new ApiKeys(properties.apiKeys()), challenge);
			case JWT -> readTokens(http, properties, challenge, decoder);
		}
		filters.addTo(http, challenge);
		return withoutAsync(stateless(http).headers(AnswerHeaders::configure)
			.authorizeHttpRequests(AccessConfiguration::authorize)
			.exceptionHandling((faults) -> refuse(faults, challenge))
			.build());
	}

	/** Requests end with their thread: no other thread needs to know the caller. */
	private static SecurityFilterChain withoutAsync(DefaultSecurityFilterChain chain) {
		List<Filter> filters = chain.getFilters()
			.stream()
			.filter((filter) -> !(filter instanceof WebAsyncManagerIntegrationFilter))
			.toList();
		return new DefaultSecurityFilterChain(chain.getRequestMatcher(), filters);
	}

	private static HttpSecurity stateless(HttpSecurity http) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.sessionManagement(AbstractHttpConfigurer::disable)
			// Would wrap each request; see CallerContextFilter.
			.servletApi(AbstractHttpConfigurer::disable)
			.securityContext(
					(context) -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
			.cors(AbstractHttpConfigurer::disable);
	}

	private static void readCredentials(HttpSecurity http, Credentials credentials, AuthenticationChallenge challenge) {
		http.addFilterBefore(new CredentialsFilter(credentials, challenge), AnonymousAuthenticationFilter.class);
	}

	private static void readTokens(HttpSecurity http, SecurityProperties properties, AuthenticationChallenge challenge,
			ObjectProvider<JwtDecoder> decoder) {
		http.oauth2ResourceServer((server) -> server.authenticationEntryPoint((_, response, _) -> {
			throw challenge.wrongCredentials(response);
		})
			.jwt((jwt) -> jwt.decoder(decoder.getObject())
				.jwtAuthenticationConverter(new TokenCallers(properties.jwt()))));
	}

	@Bean
	@ConditionalOnProperty(name = "cdr.security.mode", havingValue = "jwt")
	JwtDecoder jwtDecoder(SecurityProperties properties, Ticker ticker) {
		AccessChecks.check(properties);
		return new TokenVerifier(properties.jwt(), ticker);
	}

	@Bean
	RateLimits rateLimits(SecurityProperties properties, ObjectProvider<SharedAllowances> shared, Ticker ticker) {
		return new RateLimits(properties.rateLimit(), properties.ownRateLimits(), shared.getIfAvailable(), ticker);
	}

	private static void authorize(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		// The first match decides, so the most frequent paths come first.
		requests.requestMatchers(HttpMethod.OPTIONS)
			.permitAll()
			.requestMatchers("/calls/**")
			.hasAuthority(Scope.CALLS_READ.word())
			.requestMatchers("/recordings/**")
			.hasAuthority(Scope.RECORDINGS_READ.word())
			.requestMatchers(OPEN)
			.permitAll()
			.requestMatchers("/actuator/**")
			.hasAuthority(Scope.OPS_READ.word())
			.anyRequest()
			.authenticated();
	}

	private static void refuse(ExceptionHandlingConfigurer<HttpSecurity> faults, AuthenticationChallenge challenge) {
		faults.authenticationEntryPoint((_, response, _) -> {
			throw challenge.noCredentials(response);
		}).accessDeniedHandler((_, _, denied) -> {
			needed(denied).forEach(Caller.current()::require);
			throw new ProblemException(ProblemCode.FORBIDDEN, "The scope that this path needs has not been granted.");
		});
	}

	/** The scopes that {@link #authorize} demands of the path. */
	private static Stream<Scope> needed(AccessDeniedException denied) {
		return (denied instanceof AuthorizationDeniedException refused
				&& refused.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision)
						? Stream.of(Scope.values()).filter((scope) -> demands(decision, scope)) : Stream.empty();
	}

	private static boolean demands(AuthorityAuthorizationDecision decision, Scope scope) {
		return decision.getAuthorities().stream().anyMatch((one) -> scope.word().equals(one.getAuthority()));
	}

	/**
	 * Switches off observations of each filter, request and decision, which cost time and
	 * tell nothing.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	HttpFirewall firewall() {
		return new PathFirewall();
	}

	@Bean
	CrossOrigin crossOrigin(SecurityProperties properties) {
		return CrossOrigin.of(properties.cors());
	}

}
