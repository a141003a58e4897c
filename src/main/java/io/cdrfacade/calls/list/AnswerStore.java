package io.cdrfacade.calls.list;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CacheProperties;

/**
 * Keeps answers until they are of no use even while the platform fails. What all of them
 * weigh together is bounded.
 */
final class AnswerStore {

	/** No answer may push out more than this part of the others. */
	private static final int LARGEST_SHARE = 8;

	private final Cache<AnswerKey, KeptAnswer> answers;

	private final long largest;

	private final Duration staleLifetime;

	AnswerStore(CacheProperties properties, Ticker ticker, RemovalListener<AnswerKey, KeptAnswer> evicted) {
		this.largest = properties.maxWeight().toBytes() / LARGEST_SHARE;
		this.staleLifetime = properties.staleLifetime();
		this.answers = Caffeine.newBuilder()
			.maximumWeight(properties.maxWeight().toBytes())
			.weigher((AnswerKey key, KeptAnswer kept) -> weight(key, kept))
			.expireAfter(Expiry
				.<AnswerKey, KeptAnswer>writing((key, kept) -> kept.ttl(ticker.read()).plus(this.staleLifetime)))
			.ticker(ticker)
			.executor(Runnable::run)
			.evictionListener(evicted)
			.build();
	}

	private static int weight(AnswerKey key, KeptAnswer kept) {
		return key.weight() + kept.answer().content().length;
	}

	/**
	 * Finds an answer.
	 * @param key what it has to answer
	 * @return the answer, fresh or stale, or {@code null} if there is none
	 */
	@Nullable KeptAnswer find(AnswerKey key) {
		return this.answers.getIfPresent(key);
	}

	/**
	 * Keeps an answer, unless there is one that was asked for later.
	 * @param key what it answers
	 * @param answer the answer
	 * @return whether there is room for answers of its weight
	 */
	boolean keep(AnswerKey key, KeptAnswer answer) {
		boolean room = weight(key, answer) <= this.largest && answer.lifetime().plus(this.staleLifetime).isPositive();
		if (room) {
			this.answers.asMap().merge(key, answer, KeptAnswer::later);
		}
		return room;
	}

	/** How many bytes the answers take, roughly. */
	long weight() {
		this.answers.cleanUp();
		return this.answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
	}

	/** How many answers there are. */
	long size() {
		this.answers.cleanUp();
		return this.answers.estimatedSize();
	}

}
