package io.cdrfacade.calls.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.security.Caller;
import io.cdrfacade.web.KeptHeaders;

/**
 * Remembers what was made of requests, for those that repeat them word for word: of those
 * whose range does not move with the time, and of those whose answer was in the cache.
 */
final class KnownRequests {

	/** Longer ones are read each time. */
	private static final int MAX_LENGTH = 1000;

	/** Characters of URLs and links that are remembered at most. */
	private static final int MAX_WEIGHT = 4 << 20;

	/** What one counts beside its texts. */
	private static final int FIXED_WEIGHT = 1000;

	private final Cache<Wording, Known> known = Caffeine.newBuilder()
		.maximumWeight(MAX_WEIGHT)
		.weigher((Wording wording, Known known) -> FIXED_WEIGHT + wording.url().length() + known.weight())
		.executor(Runnable::run)
		.build();

	/**
	 * Remembers a request.
	 * @param request the request, whose parameters have no faults
	 * @param caller who made it, and may
	 * @param known what was made of it
	 */
	void add(HttpServletRequest request, Caller caller, Known known) {
		Wording wording = Wording.of(request, caller);
		if (wording.url().length() <= MAX_LENGTH) {
			this.known.put(wording, known);
		}
	}

	/**
	 * Finds what was made of the same wording by the same caller.
	 * @param request a request
	 * @param caller who makes it
	 * @return what was made of it then, or {@code null} if that is not remembered
	 */
	@Nullable Known find(HttpServletRequest request, Caller caller) {
		return this.known.getIfPresent(Wording.of(request, caller));
	}

	private record Wording(String url, @Nullable String origin, Caller caller) {

		static Wording of(HttpServletRequest request, Caller caller) {
			return new Wording(request.getRequestURL().append('?').append(request.getQueryString()).toString(),
					request.getHeader(HttpHeaders.ORIGIN), caller);
		}

		/** Names of callers differ, and the sets of what they may do are slow to hash. */
		@Override
		public int hashCode() {
			return 31 * this.url.hashCode() + this.caller.name().hashCode();
		}

	}

	/**
	 * What was made of a request.
	 *
	 * @param query what it asks for, if the range does not move; otherwise what it asked
	 * for
	 * @param key what its answer depends on
	 * @param answered the place of the answer that the links belong to
	 * @param links the header {@code Link}, if there was a link
	 * @param headers what else the answer had from filters
	 */
	record Known(CallsQuery query, AnswerKey key, Answer.Place answered, @Nullable String links, KeptHeaders headers) {

		private int weight() {
			return this.key.weight() + ((this.links != null) ? this.links.length() : 0);
		}

		/** The header {@code Link} of an answer, if there is a link. */
		@Nullable String links(HttpServletRequest request, Answer answer) {
			return this.answered.equals(answer.place()) ? this.links
					: CallLinks.of(request, this.query, answer).orElse(null);
		}

	}

}
