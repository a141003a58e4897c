package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller of a request by its credentials. Bearer tokens are not read here:
 * Spring Security does that itself.
 */
@FunctionalInterface
interface Credentials {

	/** Anyone may send requests, with or without credentials. */
	Credentials NONE_NEEDED = (_) -> CallerAuthentication.ANYONE;

	/** The caller, or {@code null} without valid credentials. */
	@Nullable CallerAuthentication caller(HttpServletRequest request);

}
