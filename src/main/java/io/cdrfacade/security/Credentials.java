package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who sends a request, by what it brings along. */
@FunctionalInterface
interface Credentials {

	/** Whatever a request brings along, anyone may send it. */
	Credentials NONE_NEEDED = (_) -> CallerAuthentication.ANYONE;

	/** Spring Security reads tokens itself. */
	Credentials READ_BY_CHAIN = (_) -> null;

	/** The caller, or {@code null} if nothing says who that is, or nothing valid. */
	@Nullable CallerAuthentication caller(HttpServletRequest request);

}
