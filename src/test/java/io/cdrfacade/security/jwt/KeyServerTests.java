package io.cdrfacade.security.jwt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class KeyServerTests {

	private static final String KEYS = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}";

	private final Map<String, String> documents = new ConcurrentHashMap<>();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			String document = this.documents.get(exchange.getRequestURI().getPath());
			byte[] body = ((document != null) ? document : "").getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders((document != null) ? 200 : 404, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/realms/main/.well-known/openid-configuration",
			"/.well-known/openid-configuration/realms/main", "/.well-known/oauth-authorization-server/realms/main" })
	void findsTheKeysOfAnIssuer(String metadata) {
		this.documents.put(metadata, metadata("/realms/main"));
		this.documents.put("/keys", KEYS);
		KeyServer keys = server(null, uri("/realms/main"));
		assertThat(keys.keys().getKeyByKeyId("a")).isNotNull();
		this.documents.remove(metadata);
		assertThat(keys.keys().getKeyByKeyId("a")).isNotNull();
	}

	@Test
	void asksNoMetadataWhereTheAddressIsConfigured() {
		this.documents.put("/keys", KEYS);
		assertThat(server(uri("/keys"), uri("/nowhere")).keys().getKeyByKeyId("a")).isNotNull();
	}

	@Test
	void refusesTheMetadataOfAnotherIssuer() {
		this.documents.put("/realms/main/.well-known/openid-configuration", metadata("/realms/other"));
		this.documents.put("/keys", KEYS);
		assertThatException().isThrownBy(server(null, uri("/realms/main"))::keys)
			.withMessageContaining("another issuer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "<html>", "null" })
	void refusesOtherContent(String content) {
		this.documents.put("/keys", content);
		assertThatException().isThrownBy(server(uri("/keys"), null)::keys);
	}

	@Test
	void failsWithoutMetadata() {
		assertThatException().isThrownBy(server(null, uri("/realms/main"))::keys).withMessageContaining("no metadata");
	}

	private String metadata(String issuer) {
		return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(uri(issuer), uri("/keys"));
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + path);
	}

	private static KeyServer server(@Nullable URI keys, @Nullable URI issuer) {
		return new KeyServer(new JwtProperties(issuer, keys, "cdr-facade", "scope", "accounts"));
	}

}
