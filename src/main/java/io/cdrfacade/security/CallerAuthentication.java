package io.cdrfacade.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An authenticated {@link Caller}; keeps no credentials. */
final class CallerAuthentication extends AbstractAuthenticationToken {

	static final CallerAuthentication ANYONE = new CallerAuthentication(Caller.ANYONE);

	private final Caller caller;

	CallerAuthentication(Caller caller) {
		super(authorities(caller));
		this.caller = caller;
		setAuthenticated(true);
	}

	private static List<GrantedAuthority> authorities(Caller caller) {
		return caller.scopes()
			.stream()
			.<GrantedAuthority>map((scope) -> new SimpleGrantedAuthority(scope.word()))
			.toList();
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public String getName() {
		return this.caller.name();
	}

	/**
	 * Tells callers apart.
	 * @param request the caller's request
	 * @return the caller's name, or the address of a caller without a name
	 */
	String identity(HttpServletRequest request) {
		return this.caller.equals(Caller.ANYONE) ? request.getRemoteAddr() : getName();
	}

}
