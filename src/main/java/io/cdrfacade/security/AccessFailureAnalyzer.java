package io.cdrfacade.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator how to choose who may call, instead of a stack trace. */
final class AccessFailureAnalyzer extends AbstractFailureAnalyzer<InvalidAccessException> {

	private static final String ACTION = """
			Choose who may call with cdr.security.mode (environment: CDR_SECURITY_MODE):

			  api-key  callers send a key in the header X-API-Key. For each caller set
			           cdr.security.api-keys.<name>.sha256, .scopes and .accounts. A key and its SHA-256:
			             key=$(openssl rand -hex 32); echo "$key"; printf %s "$key" | sha256sum
			  jwt      callers send a bearer token. Set cdr.security.jwt.issuer-uri (or .jwk-set-uri) and .audience.
			  none     anyone who reaches the port may do everything.

			Scopes: calls:read, calls:consume, recordings:read, numbers:read, ops:read.
			To try the facade out without any of this: SPRING_PROFILES_ACTIVE=sandbox""";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidAccessException cause) {
		String faults = String.join("\n  - ", cause.faults());
		return new FailureAnalysis("It is not clear who may call:\n\n  - " + faults, ACTION, cause);
	}

}
