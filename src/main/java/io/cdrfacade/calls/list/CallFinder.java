package io.cdrfacade.calls.list;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.CallsProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Found;
import io.cdrfacade.web.caching.ResultCache;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Finds single calls, and keeps them. */
@Component
final class CallFinder {

	/** Single calls may take the memory for answers divided by this. */
	private static final int SHARE = 16;

	/** Bytes of a record, its key and its cache entry, roughly. */
	private static final int WEIGHT = 1200;

	private final CallPages pages;

	private final ResultCache<CallKey, Cdr> calls;

	private final CacheProperties properties;

	private final LookBack past;

	private final Clock clock;

	CallFinder(CallPages pages, ResultCache.Factory caches, CacheProperties properties, CallsProperties calls,
			Clock clock) {
		this.pages = pages;
		this.calls = caches.make("cdr.call", properties.weight() / SHARE, properties.staleLifetime(), (_, _) -> WEIGHT);
		this.properties = properties;
		this.past = new LookBack(pages, calls.maxRange());
		this.clock = clock;
	}

	/**
	 * Finds a call.
	 * @param account whose call
	 * @param id its id
	 * @param at when it was dialled; {@code null} if that is not known
	 * @param demands what the caller allows
	 * @return the call
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if there is no such call
	 */
	Found<Cdr> find(Account account, long id, @Nullable Instant at, CacheDemands demands) {
		return this.calls.find(new CallKey(account.name(), id, at), demands, this::lifetime, () -> {
			Cdr cdr = (at != null) ? ask(account, id, at) : this.past.find(account, id, this.clock.instant());
			if (cdr == null) {
				throw new ProblemException(ProblemCode.CALL_NOT_FOUND,
						(at != null) ? "No call with the id %d was dialled at the time in `at`.".formatted(id)
								: "There is no call with the id %d.".formatted(id));
			}
			return cdr;
		});
	}

	private Duration lifetime(Cdr cdr) {
		Instant end = (cdr.endedAt() != null) ? cdr.endedAt() : cdr.startedAt();
		boolean settled = end != null && this.properties.isSettled(end, this.clock.instant());
		return settled ? this.properties.closedLifetime() : this.properties.openLifetime();
	}

	/** One page is enough, as few calls are dialled in one second. */
	private @Nullable Cdr ask(Account account, long id, Instant at) {
		Instant second = at.truncatedTo(ChronoUnit.SECONDS);
		Selection selection = Selection.all(account, second, second.plusSeconds(1));
		return this.pages.get(selection, 1, IdSearch.PAGE_SIZE)
			.cdrs()
			.stream()
			.filter((cdr) -> Objects.equals(cdr.id(), id))
			.findFirst()
			.orElse(null);
	}

	/** What identifies a call in the cache. */
	private record CallKey(String account, long id, @Nullable Instant at) {
	}

}
