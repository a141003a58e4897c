package io.cdrfacade.calls.list;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.PageLinks;
import io.cdrfacade.web.problem.InvalidParametersException;
import io.cdrfacade.web.problem.ParameterFault;
import io.cdrfacade.web.proxy.PublicPath;

/** Links a page of calls with the other pages of the same range. */
final class CallLinks {

	/** Callers who follow links would take this page for the last one. */
	private static final String TOO_LONG = "leaves more pages, but the query is too long for a link to the next page: "
			+ "use larger pages, or fewer or shorter values";

	private CallLinks() {
	}

	/**
	 * Builds the header {@code Link} of a page.
	 * @param request the request for the page
	 * @param query what it asks for
	 * @param answer its answer, whose range the links keep
	 * @return the header's value, or {@code null} if there is no link
	 */
	static @Nullable String of(HttpServletRequest request, CallsQuery query, Answer answer) {
		PageLinks links = new PageLinks(PublicPath.url(request), query.sent(), answer.range());
		if (query.consumes()) {
			addUnread(links, answer);
		}
		else {
			addPages(links, answer.page());
		}
		return links.value();
	}

	/**
	 * Calls that were read are no longer in the set, so the rest of it begins at page 1
	 * again. A link that is too long is left out: a fault would lose the calls that were
	 * read.
	 */
	private static void addUnread(PageLinks links, Answer answer) {
		if (answer.page().totalItems() > answer.items()) {
			links.add("next", 1);
		}
	}

	private static void addPages(PageLinks links, CallPage.Page page) {
		long last = Math.clamp(page.totalPages(), 1, CallsQuery.MAX_PAGE);
		if (page.number() < last && !links.add("next", page.number() + 1)) {
			throw new InvalidParametersException(
					List.of(ParameterFault.of("size", Integer.toString(page.size()), TOO_LONG, null)));
		}
		if (page.number() > 1) {
			links.add("prev", Math.min(page.number() - 1, last));
		}
		links.add("first", 1);
		links.add("last", last);
	}

}
