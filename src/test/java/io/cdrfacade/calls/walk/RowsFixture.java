package io.cdrfacade.calls.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.Platform;

/** A platform in memory that honours page and size, and whose rows can be moved. */
final class RowsFixture implements Platform {

	static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

	static final Selection SELECTION = Selection.all(AccountsFixture.SHANGHAI, FROM, FROM.plusSeconds(1_000_000));

	private final List<Cdr> rows;

	private final AtomicInteger requests = new AtomicInteger();

	private Consumer<List<Cdr>> move = (rows) -> {
	};

	RowsFixture(List<Cdr> rows) {
		this.rows = new ArrayList<>(rows);
	}

	/** So many rows, with the ids from 1. */
	static RowsFixture of(int count) {
		return new RowsFixture(LongStream.rangeClosed(1, count).mapToObj(RowsFixture::row).toList());
	}

	static Cdr row(@Nullable Long id) {
		return row(id, (id != null) ? FROM.plusSeconds(id) : FROM);
	}

	static Cdr row(@Nullable Long id, Instant start) {
		return new Cdr(id, Direction.OUTBOUND, CallMethod.API, "8001", null, null, start, null, start.plusSeconds(28),
				28, 0, null, null, null, null, null, null, null, null);
	}

	/** Pages of a platform; none is asked for again. */
	static PlatformPages pages(Platform platform) {
		return new PlatformPages(new CallPages(platform), SELECTION, Ticker.disabledTicker(), (time) -> {
			throw new IllegalStateException("Busy");
		});
	}

	/** What happens to the rows after each answer that has not begun. */
	synchronized RowsFixture moving(Consumer<List<Cdr>> move) {
		this.move = move;
		return this;
	}

	int requests() {
		return this.requests.get();
	}

	List<Cdr> rows() {
		return this.rows;
	}

	@Override
	public synchronized CdrPage cdrs(Account account, CdrQuery query) {
		this.requests.incrementAndGet();
		CdrPage page = FakePlatform.page(query, this.rows);
		this.move.accept(this.rows);
		return page;
	}

}
