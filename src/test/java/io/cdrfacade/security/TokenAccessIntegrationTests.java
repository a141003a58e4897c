package io.cdrfacade.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what in mode {@code jwt}. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=jwt", "cdr.security.jwt.audience=cdr-facade",
		"cdr.security.jwt.issuer-uri=https://id.example.com" })
class TokenAccessIntegrationTests {

	private static final AtomicInteger REQUESTS = new AtomicInteger();

	private static final RSAKey KEY = key("known");

	private static final RSAKey STRANGE_KEY = key("known");

	private static final HttpServer AUTHORIZATION_SERVER = publishKeys();

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void keys(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.jwt.jwk-set-uri",
				() -> "http://127.0.0.1:" + AUTHORIZATION_SERVER.getAddress().getPort() + "/keys");
	}

	@AfterAll
	static void stop() {
		AUTHORIZATION_SERVER.stop(0);
	}

	@Test
	void servesCallersWithTheScopeAndTheAccount() throws JOSEException {
		assertThat(get("/calls", signed(KEY, UnaryOperator.identity()))).hasStatusOk();
	}

	@Test
	void asksForAToken() {
		MvcTestResult answer = this.mvc.get().uri("/calls").exchange();
		assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED)
			.headers()
			.hasValue(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cdr-facade\"");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("unauthenticated");
	}

	@Test
	void forbidsWhatTheTokenDoesNotGrant() throws JOSEException {
		assertThat(get("/calls", signed(KEY, (claims) -> claims.claim("scope", "openid"))))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/calls", signed(KEY, (claims) -> claims.claim("accounts", List.of("second")))))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/actuator/info", signed(KEY, UnaryOperator.identity()))).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void refusesAnotherSignature() throws JOSEException {
		assertRefused(signed(STRANGE_KEY, UnaryOperator.identity()));
	}

	@Test
	void refusesAnotherAudience() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.audience("another-service")));
	}

	@Test
	void refusesNoAudience() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.audience((String) null)));
	}

	@Test
	void refusesAnotherIssuer() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.issuer("https://evil.example.com")));
	}

	@Test
	void refusesAnExpiredToken() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.expirationTime(in(Duration.ofMinutes(-5)))));
	}

	@Test
	void refusesAnExpiredTokenForAKeptAnswer() throws JOSEException {
		String uri = "/calls?from=2026-01-01&to=2026-01-02";
		String token = signed(KEY, UnaryOperator.identity());
		assertThat(get(uri, token)).hasStatusOk();
		assertThat(get(uri, token)).hasStatusOk();
		assertThat(get(uri, signed(KEY, (claims) -> claims.expirationTime(in(Duration.ofMinutes(-5))))))
			.hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void refusesATokenThatIsNotValidYet() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.notBeforeTime(in(Duration.ofMinutes(5)))));
	}

	@Test
	void refusesATokenThatDoesNotExpire() throws JOSEException {
		assertRefused(signed(KEY, (claims) -> claims.expirationTime(null)));
	}

	@Test
	void allowsAMinuteOfSkew() throws JOSEException {
		assertThat(get("/calls", signed(KEY, (claims) -> claims.expirationTime(in(Duration.ofSeconds(-30))))))
			.hasStatusOk();
		assertRefused(signed(KEY, (claims) -> claims.expirationTime(in(Duration.ofSeconds(-90)))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "at+jwt", "application/at+jwt", "AT+JWT", "JWT" })
	void acceptsTypesOfAccessTokens(String type) throws JOSEException {
		assertThat(get("/calls", signed(header("known").type(new JOSEObjectType(type)).build()))).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "logout+jwt", "dpop+jwt" })
	void refusesTypesOfOtherTokens(String type) throws JOSEException {
		assertRefused(signed(header("known").type(new JOSEObjectType(type)).build()));
	}

	@Test
	void asksForKeysOnceHoweverManyAreUnknown() throws JOSEException {
		int before = REQUESTS.get();
		for (int i = 0; i < 40; i++) {
			assertRefused(signed(header("unknown-" + i).build()));
		}
		assertThat(REQUESTS.get() - before).isLessThanOrEqualTo(1);
		assertThat(get("/calls", signed(KEY, UnaryOperator.identity()))).hasStatusOk();
	}

	@Test
	void takesATicketInPlaceOfAToken() throws Exception {
		MvcTestResult made = this.mvc.post()
			.uri("/tickets")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + signed(KEY, UnaryOperator.identity()))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"path\":\"/calls/export\"}")
			.exchange();
		assertThat(made).hasStatus(HttpStatus.CREATED);
		String href = JsonMapper.shared().readTree(made.getResponse().getContentAsString()).at("/href").asString();
		assertThat(this.mvc.get().uri(href)).hasStatusOk();
		assertThat(this.mvc.get().uri(href + "&account=second")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri(href + "x")).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cdr-facade\"");
		// Not a credential in this mode; a gateway may add it.
		assertThat(this.mvc.get().uri(href).header("X-API-Key", "key-of-a-gateway")).hasStatusOk();
		assertThat(get(href, "nonsense")).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	private static JWSHeader.Builder header(String key) {
		return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key);
	}

	private static String signed(JWSHeader header) throws JOSEException {
		SignedJWT token = new SignedJWT(header, claims(UnaryOperator.identity()));
		token.sign(new RSASSASigner(KEY));
		return token.serialize();
	}

	@Test
	void refusesAlgorithmNone() {
		assertRefused(new PlainJWT(claims(UnaryOperator.identity())).serialize());
	}

	@Test
	void refusesThePublicKeyAsASharedSecret() throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("known").build(),
				claims(UnaryOperator.identity()));
		token.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
		assertRefused(token.serialize());
	}

	@Test
	void refusesNonsense() {
		assertRefused("nonsense");
		assertRefused("a.b.c");
	}

	private void assertRefused(String token) {
		MvcTestResult answer = get("/calls", token);
		assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(answer).bodyText().contains("unauthenticated").doesNotContain(token);
	}

	private MvcTestResult get(String uri, String token) {
		return this.mvc.get().uri(uri).header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange();
	}

	private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("known").build(),
				claims(change));
		token.sign(new RSASSASigner(key));
		return token.serialize();
	}

	private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
		return change
			.apply(new JWTClaimsSet.Builder().subject("crm")
				.issuer("https://id.example.com")
				.audience("cdr-facade")
				.claim("scope", "calls:read")
				.claim("accounts", List.of("default"))
				.expirationTime(in(Duration.ofMinutes(5))))
			.build();
	}

	private static Date in(Duration time) {
		return Date.from(Instant.now().plus(time));
	}

	private static RSAKey key(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpServer publishKeys() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
			server.createContext("/keys", (exchange) -> {
				REQUESTS.incrementAndGet();
				exchange.sendResponseHeaders(200, keys.length);
				exchange.getResponseBody().write(keys);
				exchange.close();
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
