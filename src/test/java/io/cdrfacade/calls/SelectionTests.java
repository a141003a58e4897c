package io.cdrfacade.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;

import static org.assertj.core.api.Assertions.assertThat;

class SelectionTests {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Account ACCOUNT = new Account("default", ZONE);

	private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

	private static final Instant TO = FROM.plus(Duration.ofDays(1));

	private static final Filters INBOUND = new Filters(
			new CdrFilter(Direction.INBOUND, null, List.of(), null, null, null, null, null), OwnFilters.NONE);

	private static final Filters ANSWERED = new Filters(CdrFilter.ALL,
			new OwnFilters(null, true, 0, Integer.MAX_VALUE, null, Set.of(), Set.of()));

	@Test
	void equalsOneWithTheSameComponents() {
		Selection other = new Selection(new Account("default", ZoneId.of("Asia/Shanghai")), ZoneId.of("Asia/Shanghai"),
				Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z"), PinnedEnds.BOTH,
				SyncState.ALL, Filters.NONE);
		assertThat(other).isEqualTo(Selection.all(ACCOUNT, FROM, TO))
			.hasSameHashCodeAs(Selection.all(ACCOUNT, FROM, TO));
	}

	@Test
	void differsInFilters() {
		assertThat(List.of(INBOUND, ANSWERED)).hasSameSizeAs(Filters.class.getRecordComponents())
			.doesNotHaveDuplicates()
			.doesNotContain(Filters.NONE);
	}

	/** A component that equality forgets would give callers the answers of others. */
	@Test
	void differsInEachComponent() {
		List<Selection> others = List.of(Selection.all(new Account("berlin", ZONE), FROM, TO),
				new Selection(ACCOUNT, ZoneId.of("UTC"), FROM, TO, PinnedEnds.BOTH, SyncState.ALL, Filters.NONE),
				Selection.all(ACCOUNT, FROM.plusSeconds(1), TO), Selection.all(ACCOUNT, FROM, TO.plusSeconds(1)),
				new Selection(ACCOUNT, ZONE, FROM, TO, PinnedEnds.FROM, SyncState.ALL, Filters.NONE),
				Selection.all(ACCOUNT, FROM, TO).marked(SyncState.READ),
				new Selection(ACCOUNT, ZONE, FROM, TO, PinnedEnds.BOTH, SyncState.ALL, INBOUND));
		assertThat(others).hasSameSizeAs(Selection.class.getRecordComponents())
			.doesNotHaveDuplicates()
			.doesNotContain(Selection.all(ACCOUNT, FROM, TO));
	}

}
