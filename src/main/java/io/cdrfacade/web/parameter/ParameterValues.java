package io.cdrfacade.web.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.QueryString;
import io.cdrfacade.web.problem.InvalidParametersException;
import io.cdrfacade.web.problem.ParameterFault;

/**
 * The values of a query string's parameters, the names that are known, and the faults
 * that were found.
 */
final class ParameterValues {

	/** Many clients add it with a changing number to avoid caches. */
	private static final String CACHE_BUSTER = "_";

	/** Without values that are empty, as forms send those for fields without a value. */
	private final Map<String, List<String>> sent;

	/** Each name once in most cases; a list is faster to fill than a set. */
	private final List<String> known = new ArrayList<>(24);

	private final List<ParameterFault> faults = new ArrayList<>();

	ParameterValues(@Nullable String query) {
		this.sent = QueryString.split(query);
		this.sent.remove(CACHE_BUSTER);
		this.sent.values().forEach((values) -> values.removeIf(String::isEmpty));
	}

	/**
	 * Reads a parameter that must not be repeated.
	 * @param name name of the parameter
	 * @param maxLength most characters that are allowed
	 * @return its value, or {@code null} if there is none
	 */
	@Nullable String single(String name, int maxLength) {
		List<String> raw = sent(name);
		if (raw.size() > 1) {
			reject(name, echo(name), "must be given only once");
		}
		return (raw.size() == 1) ? decode(name, raw.getFirst(), maxLength) : null;
	}

	/**
	 * Reads a parameter that may be repeated.
	 * @param name name of the parameter
	 * @param maxLength most characters that are allowed in each value
	 * @return its values that have no fault
	 */
	List<String> all(String name, int maxLength) {
		List<String> values = new ArrayList<>();
		for (String raw : sent(name)) {
			String value = decode(name, raw, maxLength);
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	/** Lets a parameter have any value. */
	void allow(String name) {
		this.known.add(name);
	}

	boolean has(String name) {
		return !this.sent.getOrDefault(name, List.of()).isEmpty();
	}

	boolean rejected(String name) {
		for (ParameterFault fault : this.faults) {
			if (fault.parameter().equals(name)) {
				return true;
			}
		}
		return false;
	}

	void reject(String name, String message) {
		reject(name, echo(name), message);
	}

	void reject(String name, String value, String message) {
		this.faults.add(ParameterFault.of(name, value, message, null));
	}

	void reject(String name, String value, String message, List<String> allowed) {
		this.faults.add(ParameterFault.of(name, value, message, allowed));
	}

	void verify() {
		if (!this.known.containsAll(this.sent.keySet())) {
			rejectUnknown();
		}
		if (!this.faults.isEmpty()) {
			throw new InvalidParametersException(this.faults);
		}
	}

	/** Only faults that will be listed get a hint and a value, as both take time. */
	private void rejectUnknown() {
		List<String> names = this.known.stream().distinct().toList();
		for (String name : this.sent.keySet()) {
			if (!names.contains(name)) {
				boolean listed = InvalidParametersException.lists(this.faults.size());
				reject(name, listed ? echo(name) : "",
						"is not a parameter here" + (listed ? Nearest.hint(name, names) : ""), names);
			}
		}
	}

	/** What was sent, for error messages: decoded if possible, and without secrets. */
	private String echo(String name) {
		if (SecretNames.matches(name)) {
			return "…";
		}
		return this.sent.getOrDefault(name, List.of())
			.stream()
			.map(QueryString::decodeOrKeep)
			.collect(Collectors.joining(", "));
	}

	Map<String, List<String>> sent() {
		return this.sent;
	}

	private List<String> sent(String name) {
		this.known.add(name);
		return this.sent.getOrDefault(name, List.of());
	}

	private @Nullable String decode(String name, String raw, int maxLength) {
		String value = QueryString.decode(raw);
		String fault = fault(value, maxLength);
		if (fault != null) {
			reject(name, Objects.requireNonNullElse(value, raw), fault);
			return null;
		}
		return value;
	}

	private static @Nullable String fault(@Nullable String value, int maxLength) {
		if (value == null) {
			return "must be percent-encoded UTF-8";
		}
		if (value.codePointCount(0, value.length()) > maxLength) {
			return "must have at most %d characters".formatted(maxLength);
		}
		return hasControl(value) ? "must not contain control characters" : null;
	}

	private static boolean hasControl(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (Character.isISOControl(value.charAt(i))) {
				return true;
			}
		}
		return false;
	}

}
