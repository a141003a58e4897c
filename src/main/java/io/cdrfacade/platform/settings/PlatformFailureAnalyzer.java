package io.cdrfacade.platform.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what is wrong with the configuration of the platform, and what to set. It
 * shows no values, as one of them may be a secret in the wrong property.
 */
final class PlatformFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPlatformException> {

	private static final String NO_ACCOUNT = """
			Set the account at the platform, as environment variables

			    CDR_PLATFORM_URL         its address, for example http://platform.example:8080/
			    CDR_PLATFORM_APP_ID      its application id
			    CDR_PLATFORM_ACCESS_KEY  its access key
			    CDR_PLATFORM_TIME_ZONE   the zone of its clock, if that is not Asia/Shanghai

			or as the properties cdr.platform.url, app-id, access-key and time-zone. Several accounts go
			under cdr.platform.accounts.<name>, and cdr.platform.default-account names the one to use
			for callers who name none. CDR_SECURITY_MODE then says who may call: api-key, jwt or none.

			To try the facade without an account, start its sandbox: --spring.profiles.active=sandbox
			(or SPRING_PROFILES_ACTIVE=sandbox).""";

	private static final String WRONG = """
			Correct the properties above. docs/configuration.md lists all of them, with the environment variable,
			the default and the meaning of each.""";

	@Override
	protected FailureAnalysis analyze(Throwable failure, InvalidPlatformException invalid) {
		return new FailureAnalysis(
				"The configuration of the platform cannot be used:\n\n    " + String.join("\n    ", invalid.faults()),
				invalid.lacksAccount() ? NO_ACCOUNT : WRONG, invalid);
	}

}
