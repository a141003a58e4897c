package io.cdrfacade.security.jwt;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where bearer tokens come from.
 *
 * @param issuerUri address of the authorization server, whose metadata names its keys
 * @param jwkSetUri address of the authorization server's keys, if it has no metadata
 * @param audience what a token's claim {@code aud} must hold
 * @param scopesClaim claim that holds the scopes, as a list or separated by spaces
 * @param accountsClaim claim that holds the names of platform accounts, as a list or
 * separated by spaces
 */
public record JwtProperties(@Nullable URI issuerUri, @Nullable URI jwkSetUri, @Nullable String audience,
		@DefaultValue("scope") String scopesClaim, @DefaultValue("accounts") String accountsClaim) {
}
