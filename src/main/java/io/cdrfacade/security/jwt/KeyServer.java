package io.cdrfacade.security.jwt;

import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks the authorization server for its keys, and before that for their address, if only
 * the issuer is configured.
 */
final class KeyServer {

	private static final String OPENID = "/.well-known/openid-configuration";

	private static final String OAUTH = "/.well-known/oauth-authorization-server";

	private static final ParameterizedTypeReference<Map<String, Object>> METADATA = new ParameterizedTypeReference<>() {
	};

	private final RestClient client;

	private final JwtProperties settings;

	private volatile @Nullable URI address;

	KeyServer(JwtProperties settings) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(KeySet.TIMEOUT);
		requests.setReadTimeout(KeySet.TIMEOUT);
		this.client = RestClient.builder().requestFactory(requests).build();
		this.settings = settings;
		this.address = settings.jwkSetUri();
	}

	/** Fetches the keys. Any exception means that they cannot be fetched. */
	JWKSet keys() {
		URI known = this.address;
		URI found = (known != null) ? known : discover(Objects.requireNonNull(this.settings.issuerUri()));
		this.address = found;
		String text = this.client.get().uri(found).retrieve().body(String.class);
		try {
			return JWKSet.parse(Objects.requireNonNullElse(text, ""));
		}
		catch (ParseException ex) {
			throw new IllegalStateException("no JWK set at " + found, ex);
		}
	}

	/** Finds the address of the keys by OpenID Connect Discovery and RFC 8414. */
	private URI discover(URI issuer) {
		String path = Objects.requireNonNullElse(issuer.getRawPath(), "").replaceFirst("/$", "");
		for (String wellKnown : List.of(path + OPENID, OPENID + path, OAUTH + path)) {
			Map<String, Object> metadata = metadata(
					UriComponentsBuilder.fromUri(issuer).replacePath(wellKnown).build(true).toUri());
			if (metadata != null) {
				return keyAddress(issuer, metadata);
			}
		}
		throw new IllegalStateException("no metadata under " + issuer);
	}

	private @Nullable Map<String, Object> metadata(URI uri) {
		try {
			return this.client.get().uri(uri).retrieve().body(METADATA);
		}
		catch (HttpClientErrorException _) {
			return null;
		}
	}

	private static URI keyAddress(URI issuer, Map<String, Object> metadata) {
		if (!issuer.toString().equals(metadata.get("issuer"))) {
			throw new IllegalStateException("the metadata under " + issuer + " is of another issuer");
		}
		if (metadata.get("jwks_uri") instanceof String keys) {
			return URI.create(keys);
		}
		throw new IllegalStateException("the metadata under " + issuer + " has no jwks_uri");
	}

}
