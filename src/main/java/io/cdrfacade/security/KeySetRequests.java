package io.cdrfacade.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Limits how often the authorization server is asked for its keys. Spring Security asks
 * for each token whose key it does not know, so that anyone could cause a request each;
 * within the interval it gets the last response again.
 */
final class KeySetRequests implements ClientHttpRequestInterceptor {

	static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final int MAX_ADDRESSES = 10;

	private final Cache<URI, Kept> responses;

	KeySetRequests(Ticker ticker) {
		this.responses = Caffeine.newBuilder()
			.maximumSize(MAX_ADDRESSES)
			.expireAfterWrite(INTERVAL)
			.ticker(ticker)
			.build();
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		Kept kept = this.responses.getIfPresent(request.getURI());
		if (kept != null) {
			return kept;
		}
		ClientHttpResponse response = execution.execute(request, body);
		if (!response.getStatusCode().is2xxSuccessful()) {
			return response;
		}
		try (response) {
			Kept fresh = new Kept(response.getStatusCode(), response.getHeaders(), response.getBody().readAllBytes());
			this.responses.put(request.getURI(), fresh);
			return fresh;
		}
	}

	private static final class Kept implements ClientHttpResponse {

		private final HttpStatusCode status;

		private final HttpHeaders headers;

		private final byte[] content;

		Kept(HttpStatusCode status, HttpHeaders headers, byte[] content) {
			this.status = status;
			this.headers = headers;
			this.content = content;
		}

		@Override
		public HttpStatusCode getStatusCode() {
			return this.status;
		}

		@Override
		public String getStatusText() {
			return "";
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.content);
		}

		@Override
		public void close() {
			// The response that was read has been closed.
		}

	}

}
