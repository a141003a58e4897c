package io.cdrfacade.web.parameter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemException;

/**
 * Reads the parameters of a query string, strictly. Faults are collected, so that
 * {@link #verify()} can report all of them at once; until then a faulty parameter reads
 * like an absent one, and so does one whose value is empty. Each parameter that is read
 * counts as known; every other parameter is a fault, except {@code _}, by which clients
 * avoid caches.
 */
public final class Parameters {

	/** The parameter with a ticket in place of credentials; filters read it. */
	public static final String TICKET = "ticket";

	private static final int MAX_LENGTH = 256;

	private static final int MAX_LIST_LENGTH = 4096;

	private static final List<String> TRUTHS = List.of("true", "false");

	private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

	private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");

	private final ParameterValues values;

	private @Nullable ProblemException refusal;

	private @Nullable String refused;

	private Parameters(ParameterValues values) {
		this.values = values;
	}

	/**
	 * Starts to read the parameters of a request.
	 * @param request the request, of which only the query string is read
	 * @return its parameters
	 */
	public static Parameters of(HttpServletRequest request) {
		return new Parameters(new ParameterValues(request.getQueryString()));
	}

	/**
	 * Allows the query a ticket, which has been read already.
	 */
	public void allowTicket() {
		this.values.allow(TICKET);
	}

	/**
	 * Reads free text.
	 * @param name name of the parameter
	 * @param maxLength most characters that are allowed
	 * @return the text, or {@code null} if there is none
	 */
	public @Nullable String text(String name, int maxLength) {
		return this.values.single(name, maxLength);
	}

	/**
	 * Reads a telephone number. A leading {@code +} may have arrived as a space.
	 * @param name name of the parameter
	 * @return the number, or {@code null} if there is none
	 */
	public @Nullable String phoneNumber(String name) {
		String text = this.values.single(name, MAX_LENGTH);
		if (text == null) {
			return null;
		}
		String number = text.startsWith(" ") ? "+" + text.substring(1) : text;
		if (PHONE_NUMBER.matcher(number).matches()) {
			return number;
		}
		this.values.reject(name, text, "must be a number of 1 to 32 digits, * or #, with or without a leading +");
		return null;
	}

	/**
	 * Reads a whole number.
	 * @param name name of the parameter
	 * @param standard its value when it is absent
	 * @param min the least number that is allowed
	 * @param max the greatest number that is allowed
	 * @return the number
	 */
	public int integer(String name, int standard, int min, int max) {
		String text = this.values.single(name, MAX_LENGTH);
		if (text != null && INTEGER.matcher(text).matches() && Long.parseLong(text) >= min
				&& Long.parseLong(text) <= max) {
			return Integer.parseInt(text);
		}
		if (text != null) {
			this.values.reject(name, text, "must be a whole number from %d to %d".formatted(min, max));
		}
		return standard;
	}

	/**
	 * Reads one of a few words.
	 * @param name name of the parameter
	 * @param words the words that are allowed
	 * @param standard its value when it is absent
	 * @return the word
	 */
	public String word(String name, List<String> words, String standard) {
		String text = this.values.single(name, MAX_LENGTH);
		if (text != null && !words.contains(text)) {
			this.values.reject(name, text, "must be one of " + String.join(", ", words), words);
			return standard;
		}
		return (text != null) ? text : standard;
	}

	/**
	 * Reads {@code true} or {@code false}.
	 * @param name name of the parameter
	 * @return which of them, or {@code null} if there is neither
	 */
	public @Nullable Boolean truth(String name) {
		String word = word(name, TRUTHS, "");
		return word.isEmpty() ? null : Boolean.valueOf(word);
	}

	/**
	 * Reads a time zone. A {@code +} may have arrived as a space.
	 * @param name name of the parameter
	 * @param standard its value when it is absent
	 * @return the zone
	 */
	public ZoneId zone(String name, ZoneId standard) {
		String text = this.values.single(name, MAX_LENGTH);
		if (text == null) {
			return standard;
		}
		String id = text.replace(' ', '+');
		ZoneId zone = ZoneNames.find(id);
		if (zone == null) {
			this.values.reject(name, text,
					"must be the IANA name of a time zone, such as Asia/Shanghai" + ZoneNames.hint(id));
			return standard;
		}
		return zone;
	}

	/**
	 * Reads a time. A {@code +} may have arrived as a space.
	 * @param name name of the parameter
	 * @param zone the zone of a time without an offset
	 * @return the instant, or {@code null} if there is none
	 */
	public @Nullable Instant time(String name, ZoneId zone) {
		String text = this.values.single(name, MAX_LENGTH);
		if (text == null) {
			return null;
		}
		Instant instant = Times.read(text.replace(' ', '+'), zone);
		if (instant == null) {
			this.values.reject(name, text, Times.ALLOWED);
		}
		return instant;
	}

	/**
	 * Reads a list, given as one parameter with commas, as several, or as both. Blanks
	 * are part of an item.
	 * @param name name of the parameter
	 * @param item what an item looks like
	 * @param maxItems most different items that are allowed
	 * @param allowed what is allowed, as a predicate of the name
	 * @return the different items in their order, empty if there are none
	 */
	public List<String> list(String name, Pattern item, int maxItems, String allowed) {
		List<String> items = items(name);
		items.stream()
			.filter((text) -> !item.matcher(text).matches())
			.forEach((text) -> this.values.reject(name, text, allowed));
		if (items.size() > maxItems) {
			this.values.reject(name, String.join(",", items), allowed);
		}
		return rejected(name) ? List.of() : items;
	}

	/**
	 * Reads a list of some of a few words, given in the same ways.
	 * @param name name of the parameter
	 * @param words the words that are allowed
	 * @return the different words in their order, empty if there are none
	 */
	public List<String> words(String name, List<String> words) {
		List<String> items = items(name);
		List<String> wrong = items.stream().filter((text) -> !words.contains(text)).toList();
		if (!wrong.isEmpty()) {
			String message = "must be one or more of %s, separated by commas without blanks"
				.formatted(String.join(", ", words));
			wrong.forEach((text) -> this.values.reject(name, text, message, words));
		}
		return rejected(name) ? List.of() : items;
	}

	private List<String> items(String name) {
		List<String> values = this.values.all(name, MAX_LIST_LENGTH);
		return values.isEmpty() ? List.of()
				: values.stream().flatMap((value) -> Arrays.stream(value.split(",", -1))).distinct().toList();
	}

	/**
	 * Tells what was sent, to be passed on.
	 * @return the values by name, undecoded and without empty ones and what clients add
	 * to avoid caches
	 */
	public Map<String, List<String>> sent() {
		return this.values.sent();
	}

	/**
	 * Adds a fault that concerns several parameters together.
	 * @param name name of the parameter
	 * @param message what is wrong, as a predicate of the name
	 */
	public void reject(String name, String message) {
		this.values.reject(name, message);
	}

	/**
	 * Adds a fault of a value outside the query.
	 * @param name name of the header or such
	 * @param value what was sent
	 * @param message what is wrong, as a predicate of the name
	 */
	public void reject(String name, String value, String message) {
		this.values.reject(name, value, message);
	}

	/**
	 * Adds a fault of a value outside the query that has only some allowed words.
	 * @param name name of the field or such
	 * @param value what was sent
	 * @param message what is wrong, as a predicate of the name
	 * @param allowed the words that are allowed
	 */
	public void reject(String name, String value, String message, List<String> allowed) {
		this.values.reject(name, value, message, allowed);
	}

	/**
	 * Adds a problem for {@link #verify()} to end the request with if no parameter has a
	 * fault.
	 * @param name name of the parameter that has it
	 * @param problem what to end the request with
	 */
	public void refuse(String name, ProblemException problem) {
		this.refused = name;
		this.refusal = problem;
	}

	/**
	 * Tells whether a parameter was sent.
	 * @param name name of the parameter
	 * @return whether the query string holds it with a value that is not empty
	 */
	public boolean has(String name) {
		return this.values.has(name);
	}

	/**
	 * Tells whether parameters have a fault. A fault of what is read with their help may
	 * be untrue then.
	 * @param names names of the parameters
	 * @return whether a fault or problem of one of them was found so far
	 */
	public boolean rejected(String... names) {
		for (String name : names) {
			if (this.values.rejected(name) || name.equals(this.refused)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Ends the reading: reports the faults, if there are any, those of unknown parameters
	 * included. They become a problem of code {@code invalid-parameter}.
	 */
	public void verify() {
		this.values.verify();
		if (this.refusal != null) {
			throw this.refusal;
		}
	}

}
