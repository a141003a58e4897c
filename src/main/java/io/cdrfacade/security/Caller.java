package io.cdrfacade.security;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Who makes a request, and what they may do. Controllers take it as an argument.
 *
 * @param name name for logs and limits; never a secret
 * @param scopes what the caller may do
 * @param accounts the platform accounts whose records the caller may see; {@code *} for
 * all
 */
public record Caller(String name, Set<Scope> scopes, Set<String> accounts) {

	/** Stands for all accounts. */
	public static final String ALL_ACCOUNTS = "*";

	/** The caller where no credentials are asked for. */
	static final Caller ANYONE = new Caller("anonymous", EnumSet.allOf(Scope.class), Set.of(ALL_ACCOUNTS));

	public Caller {
		scopes = Set.copyOf(scopes);
		accounts = Set.copyOf(accounts);
	}

	/**
	 * The caller of the request that this thread serves.
	 * @return the caller
	 */
	public static Caller current() {
		Caller caller = known();
		if (caller == null) {
			throw new IllegalStateException("Only open paths are served without a caller");
		}
		return caller;
	}

	/**
	 * Finds the caller of the request that the current thread serves.
	 * @return the caller, or {@code null} if the request has no credentials, which only
	 * open paths allow
	 */
	public static @Nullable Caller known() {
		return (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)
				? authentication.getPrincipal() : null;
	}

	/**
	 * Tells whether the caller has been granted a scope.
	 * @param scope the scope
	 * @return whether it has been granted
	 */
	public boolean has(Scope scope) {
		return this.scopes.contains(scope);
	}

	/**
	 * Ends the request with the problem {@code forbidden} unless a scope has been
	 * granted.
	 * @param scope the scope that the request needs
	 */
	public void require(Scope scope) {
		if (!has(scope)) {
			throw new ProblemException(ProblemCode.FORBIDDEN,
					"This needs the scope `%s`, which has not been granted to `%s`.".formatted(scope.word(),
							this.name));
		}
	}

	/**
	 * Ends the request with the problem {@code forbidden} if the name of a file may hold
	 * a phone number, and the caller may see none.
	 * @param fileName the name of the file
	 */
	public void requireFile(String fileName) {
		if (PhoneNumbers.mayBeIn(fileName)) {
			require(Scope.NUMBERS_READ);
		}
	}

	/**
	 * Tells whether an account has been granted to the caller.
	 * @param account name of the account
	 * @return whether the caller may see its records
	 */
	public boolean sees(String account) {
		return this.accounts.contains(ALL_ACCOUNTS) || this.accounts.contains(account);
	}

	/**
	 * Ends the request with the problem {@code forbidden} unless an account has been
	 * granted.
	 * @param account name of the account whose records are asked for
	 */
	public void requireAccount(String account) {
		if (!sees(account)) {
			throw new ProblemException(ProblemCode.FORBIDDEN,
					"The account `%s` has not been granted to `%s`.".formatted(account, this.name));
		}
	}

}
