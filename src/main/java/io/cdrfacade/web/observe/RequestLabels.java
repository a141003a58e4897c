package io.cdrfacade.web.observe;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The labels of a request in metrics and traces: with the platform account, and without
 * the URL, which can hold phone numbers.
 */
@Component
public final class RequestLabels extends DefaultServerRequestObservationConvention {

	private static final String ATTRIBUTE = RequestLabels.class.getName();

	private static final Set<String> METHODS = Arrays.stream(HttpMethod.values())
		.map(HttpMethod::name)
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Names the account that a request is about.
	 * @param request the request
	 * @param name the name of a configured account, of which there are few
	 */
	public static void account(HttpServletRequest request, String name) {
		request.setAttribute(ATTRIBUTE, name);
	}

	/** The account that a request is about, or {@code none}. */
	static String account(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String name) ? name : KeyValue.NONE_VALUE;
	}

	/** The pattern of the endpoint that answers a request, if one has been found. */
	static @Nullable String endpoint(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return (pattern != null) ? pattern.toString() : null;
	}

	/** A client can send any method, and a request that is not HTTP has none. */
	static String method(HttpServletRequest request) {
		String method = request.getMethod();
		return (method != null && METHODS.contains(method)) ? method : "UNKNOWN";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		return super.getLowCardinalityKeyValues(context)
			.and(KeyValue.of("account", (request != null) ? account(request) : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
		return KeyValues.empty();
	}

}
