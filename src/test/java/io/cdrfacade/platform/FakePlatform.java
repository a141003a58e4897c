package io.cdrfacade.platform;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** A platform that answers what a test tells it to, and remembers what it was asked. */
public final class FakePlatform implements Platform {

	private final Queue<Question> questions = new ConcurrentLinkedQueue<>();

	private volatile Function<CdrQuery, CdrPage> answer = (query) -> new CdrPage(List.of(), 0);

	/**
	 * What the platform was asked.
	 *
	 * @param account under which account
	 * @param query for what
	 */
	public record Question(Account account, CdrQuery query) {
	}

	@Override
	public CdrPage cdrs(Account account, CdrQuery query) {
		this.questions.add(new Question(account, query));
		return this.answer.apply(query);
	}

	/**
	 * Starts again with an empty platform that was never asked.
	 */
	public void reset() {
		this.questions.clear();
		this.answer = (query) -> new CdrPage(List.of(), 0);
	}

	/**
	 * Decides what the platform answers from now on.
	 * @param answer the answer to each query; may throw
	 */
	public void answers(Function<CdrQuery, CdrPage> answer) {
		this.answer = answer;
	}

	/**
	 * Decides what the platform answers from now on.
	 * @param totalItems how many calls there are on all pages
	 * @param cdrs the first calls of each page; if it holds more, the rest is the
	 * documented call
	 */
	public void answers(long totalItems, Cdr... cdrs) {
		this.answer = (query) -> {
			long due = Math.clamp(totalItems - (query.page() - 1L) * query.size(), 0, query.size());
			List<Cdr> page = Stream.concat(Stream.of(cdrs), Stream.generate(() -> CdrFixture.DOCUMENTED))
				.limit(due)
				.toList();
			return new CdrPage(page, totalItems);
		};
	}

	/**
	 * Cuts the page that is asked for out of all records.
	 * @param query which page
	 * @param all the records that the query matches, in their order
	 * @return the page, and how many records there are on all pages
	 */
	public static CdrPage page(CdrQuery query, List<Cdr> all) {
		return new CdrPage(all.stream().skip((query.page() - 1L) * query.size()).limit(query.size()).toList(),
				all.size());
	}

	/**
	 * Lists what the platform was asked.
	 * @return the questions in their order
	 */
	public List<Question> questions() {
		return List.copyOf(this.questions);
	}

}
