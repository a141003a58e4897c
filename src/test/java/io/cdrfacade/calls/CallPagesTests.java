package io.cdrfacade.calls;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.account.WirePlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallPagesTests {

	private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

	private static final Selection SELECTION = Selection.all(AccountsFixture.SHANGHAI, FROM, FROM.plusSeconds(60));

	private static final String COUNTED = Answers.success("\"totalitems\":1,\"bills\":[]");

	private final Deque<CdrPage> answers = new ArrayDeque<>();

	private final CallPages pages = new CallPages(
			(account, query) -> (this.answers.size() > 1) ? this.answers.pop() : this.answers.element());

	@ParameterizedTest
	@CsvSource(textBlock = """
			1, 50,  50,  50
			1, 50,  50, 101
			3, 50,   1, 101
			4, 50,   0, 101
			1, 50,   0,   0
			""")
	void takesPagesThatAreWhole(int number, int size, int records, long total) {
		this.answers.add(page(records, total, size));
		assertThat(get(SyncState.ALL, number, size).cdrs()).hasSize(records);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			1, 50,  49,  50,  50
			1, 50,  49, 101,  50
			1, 50,   0,   1,  50
			1, 50,  51, 101,  50
			1, 50,  50,  49,  50
			2, 50,   1,  50,  50
			1, 50,  10, 101,  10
			2, 50,  10,  60,  10
			1, 50,  50, 101,  49
			""")
	void refusesPagesThatContradictThemselves(int number, int size, int records, long total, long told) {
		this.answers.add(page(records, total, told));
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> get(SyncState.ALL, number, size));
	}

	@Test
	void takesPagesWithoutASize() {
		this.answers.add(page(50, 101, 0));
		assertThat(get(SyncState.READ, 1, 50).cdrs()).hasSize(50);
	}

	@Test
	void asksAgainForABadPage() {
		this.answers.add(page(0, 101, 50));
		this.answers.add(page(50, 101, 50));
		assertThat(get(SyncState.ALL, 1, 50).cdrs()).hasSize(50);
	}

	@Test
	void takesMoreRecordsThanTheTotalWhileTheTotalGrows() {
		this.answers.add(page(11, 10, 50));
		this.answers.add(page(12, 11, 50));
		assertThat(get(SyncState.ALL, 1, 50).cdrs()).hasSize(12);
	}

	@Test
	void takesUnreadRecordsAsTheyAre() {
		this.answers.add(page(3, 101, 10));
		this.answers.add(page(50, 101, 50));
		assertThat(get(SyncState.UNREAD, 1, 50).cdrs()).hasSize(3);
		assertThat(this.answers).as("asked once").hasSize(1);
	}

	/** A call that ends while the platform answers may be counted, but not listed. */
	@Test
	void asksAgainForAPageThatCountsRecordsAndHasNone() {
		try (StubPlatform stub = new StubPlatform(); WirePlatform platform = PlatformClients.of(stub)) {
			stub.onBills((_) -> StubPlatform.json((stub.bills().size() > 1) ? Answers.WHOLE_PAGE : COUNTED));
			assertThat(get(platform, SyncState.ALL).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
			assertThat(stub.bills()).hasSize(2);
		}
	}

	@Test
	void refusesAPageThatAlwaysCountsRecordsAndHasNone() {
		try (StubPlatform stub = new StubPlatform(); WirePlatform platform = PlatformClients.of(stub)) {
			stub.gives(COUNTED);
			assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> get(platform, SyncState.ALL));
			assertThat(stub.bills()).hasSize(3);
		}
	}

	/** Another client may take unread records that have just been counted. */
	@Test
	void asksOnceForUnreadRecordsThatAreCounted() {
		try (StubPlatform stub = new StubPlatform(); WirePlatform platform = PlatformClients.of(stub)) {
			stub.gives(COUNTED);
			assertThat(get(platform, SyncState.UNREAD)).isEqualTo(new CdrPage(List.of(), 1));
			assertThat(stub.bills()).hasSize(1);
		}
	}

	private static CdrPage get(Platform platform, SyncState sync) {
		Selection selection = Selection.all(PlatformClients.ACCOUNT, FROM, FROM.plusSeconds(60));
		return new CallPages(platform).get(selection.marked(sync), 1, 50);
	}

	private CdrPage get(SyncState sync, int number, int size) {
		return this.pages.get(SELECTION.marked(sync), number, size);
	}

	private static CdrPage page(int records, long total, long size) {
		return new CdrPage(Collections.nCopies(records, CdrFixture.DOCUMENTED), total, size);
	}

}
