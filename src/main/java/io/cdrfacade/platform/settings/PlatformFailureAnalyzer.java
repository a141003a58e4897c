package io.cdrfacade.platform.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns a faulty configuration of the platform into a report that says what to set. It
 * shows no values, as one of them may be a secret in the wrong place. It comes before
 * Spring Boot's own analyzers, which do.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PlatformFailureAnalyzer implements FailureAnalyzer {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(PlatformProperties.PREFIX);

	private static final String ACTION = """
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

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		List<String> faults = List.of();
		for (Throwable cause = failure; cause != null && faults.isEmpty(); cause = cause.getCause()) {
			faults = faults(cause);
		}
		return faults.isEmpty() ? null
				: new FailureAnalysis(
						"The configuration of the platform cannot be used:\n\n    " + String.join("\n    ", faults),
						ACTION, failure);
	}

	private static List<String> faults(Throwable cause) {
		if (cause instanceof InvalidPlatformException invalid) {
			return invalid.faults();
		}
		if (cause instanceof BindException bind && isOurs(bind.getName())) {
			return (bind.getCause() instanceof UnboundConfigurationPropertiesException unbound) ? unknown(unbound)
					: List.of(unreadable(bind.getName(), bind.getTarget().getType().toClass()));
		}
		return List.of();
	}

	private static String unreadable(ConfigurationPropertyName name, Class<?> type) {
		return type.isEnum()
				? name + " has to be one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
				: name + " cannot be read as a " + type.getSimpleName();
	}

	private static List<String> unknown(UnboundConfigurationPropertiesException unbound) {
		return unbound.getUnboundProperties()
			.stream()
			.map((property) -> property.getName() + " is not known")
			.sorted()
			.toList();
	}

	private static boolean isOurs(ConfigurationPropertyName name) {
		return PREFIX.equals(name) || PREFIX.isAncestorOf(name);
	}

}
