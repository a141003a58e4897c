package io.cdrfacade.calls.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

class NewRecordFinderTests {

	private static final Instant FROM = Instant.parse("2026-11-22T08:00:00Z");

	private static final Instant RECENT = FROM.plusSeconds(3600);

	private static final Instant TO = RECENT.plusSeconds(60);

	private final FakePlatform platform = new FakePlatform();

	private final NewRecordFinder finder = new NewRecordFinder(
			new AccountRecords(this.platform, new CallWalks(this.platform), ChangesFixture.ACCOUNT));

	/** One record was removed while another was added, so that the count is the same. */
	@Test
	void readsWhereAPageCountsRecordsAndHasNone() {
		this.platform.answers((query) -> Rows.page(query, List.of(cdr(1))));
		assertThat(look()).containsExactly(1L);
		this.platform.answers((query) -> {
			CdrPage page = Rows.page(query, List.of(cdr(2)));
			return (query.size() == 1) ? new CdrPage(List.of(), page.totalItems()) : page;
		});
		assertThat(look()).containsExactly(2L);
	}

	private List<Long> look() {
		List<Long> found = new ArrayList<>();
		this.finder.look(FROM, RECENT, TO, (cdr) -> found.add(cdr.id()));
		return found;
	}

	private static Cdr cdr(long id) {
		return new Cdr(id, Direction.INBOUND, CallMethod.IVR, null, null, null, FROM, null, FROM, null, null, null,
				null, null, null, null, null, null, null);
	}

}
