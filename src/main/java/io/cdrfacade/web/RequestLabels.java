package io.cdrfacade.web;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What is measured and traced of a request: with the platform account, and without the
 * URL, which can hold phone numbers.
 */
@Component
public final class RequestLabels extends DefaultServerRequestObservationConvention {

	private static final String ATTRIBUTE = RequestLabels.class.getName();

	private static final KeyValue NO_ACCOUNT = KeyValue.of("account", KeyValue.NONE_VALUE);

	/**
	 * Names the account that a request is about.
	 * @param request the request
	 * @param name the name of a configured account, of which there are few
	 */
	public static void account(HttpServletRequest request, String name) {
		request.setAttribute(ATTRIBUTE, KeyValue.of("account", name));
	}

	/**
	 * Names the endpoint that answers a request, which is otherwise found out when a
	 * controller is.
	 * @param request the request
	 * @param path pattern of the endpoint's path
	 */
	public static void endpoint(HttpServletRequest request, String path) {
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, path);
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((context) -> context.setPathPattern(path));
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		Object account = (request != null) ? request.getAttribute(ATTRIBUTE) : null;
		return super.getLowCardinalityKeyValues(context).and((account instanceof KeyValue label) ? label : NO_ACCOUNT);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
		return KeyValues.empty();
	}

}
