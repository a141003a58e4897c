package io.cdrfacade.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request as it came over the wire.
 *
 * @param form its fields
 * @param address where the caller reached the sandbox, for links back to it
 */
record PlatformRequest(SandboxForm form, String address) {

	static PlatformRequest of(HttpServletRequest request) {
		Map<String, String> fields = new LinkedHashMap<>();
		// As in PHP, the last of several wins.
		request.getParameterMap().forEach((name, values) -> fields.put(name, values[values.length - 1]));
		return new PlatformRequest(new SandboxForm(fields), request.getRequestURL().toString());
	}

	String service() {
		return this.form.optional("service");
	}

}
