package io.cdrfacade.calls.search;

import java.time.Instant;
import java.util.List;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

/**
 * A page of the calls that a search has found.
 *
 * @param from start of the range that was read
 * @param to end of that range; a later query for exactly this range uses the same reading
 * @param page the calls of the page, and how many there are on all pages
 */
public record Matches(Instant from, Instant to, CdrPage page) {

	static Matches of(Instant from, Instant to, List<Cdr> found, int number, int size) {
		int start = (int) Math.min((number - 1L) * size, found.size());
		return new Matches(from, to,
				new CdrPage(List.copyOf(found.subList(start, Math.min(start + size, found.size()))), found.size()));
	}

}
