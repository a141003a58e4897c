package io.cdrfacade.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.calls.WithFakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** The authorization server accepts connections and answers nothing. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=jwt", "cdr.security.jwt.audience=cdr-facade" })
@ExtendWith(OutputCaptureExtension.class)
class IdentityProviderIntegrationTests {

	private static final Queue<Socket> CONNECTIONS = new ConcurrentLinkedQueue<>();

	private static final ServerSocket PROVIDER = hang();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void keys(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.jwt.jwk-set-uri", () -> "http://127.0.0.1:" + PROVIDER.getLocalPort() + "/keys");
	}

	@AfterAll
	static void stop() throws IOException {
		PROVIDER.close();
		for (Socket connection : CONNECTIONS) {
			connection.close();
		}
	}

	@Test
	void answersAllCallersAfterOneRequestForKeys(CapturedOutput output) throws Exception {
		String token = "Bearer " + token();
		Http http = Http.to(this.port);
		List<CompletableFuture<HttpResponse<String>>> callers = IntStream.range(0, 20)
			.mapToObj((i) -> http.getLater("/calls", "Authorization", token))
			.toList();
		for (CompletableFuture<HttpResponse<String>> caller : callers) {
			HttpResponse<String> response = caller.get();
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("10");
			assertThat(response.body()).contains("\"code\":\"identity-provider-unavailable\"");
		}
		assertThat(CONNECTIONS).hasSize(1);
		assertThat(output).containsOnlyOnce("keys cannot be fetched").doesNotContain("\tat ");
	}

	private static String token() throws Exception {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("a").build(),
				new JWTClaimsSet.Builder().subject("crm").build());
		token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
		return token.serialize();
	}

	private static ServerSocket hang() {
		try {
			ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			Thread.startVirtualThread(() -> accept(server));
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void accept(ServerSocket server) {
		try {
			while (!server.isClosed()) {
				CONNECTIONS.add(server.accept());
			}
		}
		catch (IOException _) {
			// The test is over.
		}
	}

}
