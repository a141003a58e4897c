package io.cdrfacade.explorer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

/**
 * What runs here.
 *
 * @param name name of the program
 * @param version its version
 * @param sandbox whether the calls are made up
 * @param caller who asks; {@code null} if the request has no credentials and the facade
 * wants some
 * @param accounts the accounts that the caller may see, by name
 * @param links where to go, relative to this address; from its root where a proxy tells
 * the prefix
 */
record Home(String name, String version, boolean sandbox, @Nullable Visitor caller, List<AccountView> accounts,
		Links links) {

	/**
	 * Who asks.
	 *
	 * @param name the caller's name
	 * @param scopes what the caller may do, by name
	 */
	record Visitor(String name, List<String> scopes) {

		static @Nullable Visitor of(@Nullable Caller caller) {
			return (caller != null)
					? new Visitor(caller.name(), caller.scopes().stream().map(Scope::word).sorted().toList()) : null;
		}

	}

	/**
	 * An account.
	 *
	 * @param name the name to send as {@code account}
	 * @param zone the zone of its times, if the request names none
	 * @param defaultAccount whether it is the account of requests that name none
	 */
	record AccountView(String name, String zone, boolean defaultAccount) {
	}

	/**
	 * Where to go.
	 *
	 * @param explorer the explorer; {@code null} if it is switched off
	 * @param swaggerUi Swagger UI; {@code null} if it is switched off
	 * @param openapi the API description; {@code null} if it is switched off
	 * @param health the health endpoint
	 */
	record Links(@Nullable String explorer, @Nullable String swaggerUi, @Nullable String openapi, String health) {

		static Links of(ExplorerProperties explorer, Environment environment) {
			boolean described = environment.getProperty("springdoc.api-docs.enabled", Boolean.class, true);
			boolean tried = described && environment.getProperty("springdoc.swagger-ui.enabled", Boolean.class, true);
			return new Links(explorer.enabled() ? "explorer/" : null, tried ? "swagger-ui/index.html" : null,
					described ? "v3/api-docs" : null, "actuator/health");
		}

		/** The same links with something before each. */
		Links below(String base) {
			return new Links(below(base, this.explorer), below(base, this.swaggerUi), below(base, this.openapi),
					base + this.health);
		}

		private static @Nullable String below(String base, @Nullable String link) {
			return (link != null) ? base + link : null;
		}

	}

}
