package io.cdrfacade.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Interner;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * What filters gave an answer before anybody had answered, for answers that go past them.
 *
 * @param fields names and values, in their order
 */
public record KeptHeaders(List<Map.Entry<String, String>> fields) {

	/** Most answers have the same. */
	private static final Interner<KeptHeaders> ALIKE = Interner.newWeakInterner();

	/** Are about one answer alone. */
	private static final Set<String> PASSING = Set.of(HttpHeaders.CONNECTION, "RateLimit", "RateLimit-Policy");

	/**
	 * Keeps the headers that a response has so far.
	 * @param response the response
	 * @return its headers, but for those that are about one answer alone
	 */
	public static KeptHeaders of(HttpServletResponse response) {
		return ALIKE.intern(new KeptHeaders(response.getHeaderNames()
			.stream()
			.distinct()
			.filter((name) -> !PASSING.contains(name))
			.flatMap((name) -> response.getHeaders(name).stream().map((value) -> Map.entry(name, value)))
			.toList()));
	}

	/**
	 * Gives them to another response.
	 * @param response the response
	 */
	public void addTo(HttpServletResponse response) {
		for (Map.Entry<String, String> field : this.fields) {
			response.addHeader(field.getKey(), field.getValue());
		}
	}

}
