package io.cdrfacade.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import io.cdrfacade.sandbox.php.PhpForm;

/**
 * A request as it came over the wire.
 *
 * @param form its fields
 * @param address where the caller reached the sandbox, for links back to it
 */
record SandboxRequest(PhpForm form, String address) {

	static SandboxRequest of(HttpServletRequest request) {
		Map<String, String> fields = new LinkedHashMap<>();
		// As in PHP, the last of several wins.
		request.getParameterMap().forEach((name, values) -> fields.put(name, values[values.length - 1]));
		return new SandboxRequest(new PhpForm(fields), request.getRequestURL().toString());
	}

	String service() {
		return this.form.optional("service");
	}

}
