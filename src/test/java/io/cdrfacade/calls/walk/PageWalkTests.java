package io.cdrfacade.calls.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class PageWalkTests {

	private static final Overlap SMALL = new Overlap(6, 10, 2, 2);

	private static final int ALL_REMEMBERED = 1_000_000;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999, 1000, 1001, 1990, 5000, 98_765 })
	void readsEveryCallOnceInThePlatformsOrder(int count) {
		RowsFixture platform = RowsFixture.of(count);
		List<Long> read = ids(walk(platform));
		assertThat(read).containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
		assertThat(platform.requests()).isLessThanOrEqualTo(1 + count / 900);
	}

	/**
	 * Rows come and go anywhere between any two pages, sometimes as many as are on one.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void losesAndDoublesNothingWhateverMoves(boolean newestFirst) {
		for (int seed = 0; seed < 2000; seed++) {
			Random random = new Random(seed);
			RowsFixture platform = RowsFixture.of(random.nextInt(200));
			if (newestFirst) {
				Collections.reverse(platform.rows());
			}
			Churn churn = new Churn(random, random.nextInt(4), random.nextInt(1, 14), newestFirst);
			assertNothingLost(seed, platform, churn, new Overlap(6, 10, random.nextInt(1, 3), 2));
		}
	}

	/** Few ids are remembered, and still no row is lost or doubled. */
	@Test
	void losesNothingThoughItForgetsIds() {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			RowsFixture platform = RowsFixture.of(300);
			assertNothingLost(seed, platform, new Churn(random, 3, 3, false), SMALL, 40);
		}
	}

	/** Rows come and go between a page and the next one, and while both are under way. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void losesAndDoublesNothingInPairs(boolean newestFirst) {
		for (int seed = 0; seed < 500; seed++) {
			Random random = new Random(seed);
			RowsFixture platform = RowsFixture.of(random.nextInt(200));
			if (newestFirst) {
				Collections.reverse(platform.rows());
			}
			Churn churn = new Churn(random, random.nextInt(4), random.nextInt(1, 14), newestFirst);
			assertNothingLost(seed, platform, churn, inPairs(platform, SMALL));
		}
	}

	private static void assertNothingLost(int seed, RowsFixture platform, Churn churn, Overlap overlap) {
		assertNothingLost(seed, platform, churn, overlap, ALL_REMEMBERED);
	}

	private static void assertNothingLost(int seed, RowsFixture platform, Churn churn, Overlap overlap, int memory) {
		assertNothingLost(seed, platform, churn, walk(pages(platform, 0), overlap, memory));
	}

	private static void assertNothingLost(int seed, RowsFixture platform, Churn churn, PageWalk walk) {
		List<Cdr> before = List.copyOf(platform.rows());
		Set<Cdr> staying = new HashSet<>(before);
		platform.moving((rows) -> staying.removeAll(churn.move(rows)));
		List<Cdr> read = read(walk);
		platform.moving((rows) -> { // a page that the walk did not need may still be on
									// its way
		});
		Set<Cdr> different = new HashSet<>(read);
		assertThat(different).as("seed %d: different ones", seed).hasSameSizeAs(read);
		staying.removeAll(different);
		assertThat(staying).as("seed %d: lost ones", seed).isEmpty();
	}

	/**
	 * Changes rows: in the first mode anywhere, then at the new end, at the far end, and
	 * as many in as out.
	 */
	private static class Churn {

		private final Random random;

		private final int mode;

		private final int most;

		private final boolean newestFirst;

		private long lastId = 1_000_000;

		Churn(Random random, int mode, int most, boolean newestFirst) {
			this.random = random;
			this.mode = mode;
			this.most = most;
			this.newestFirst = newestFirst;
		}

		List<Cdr> move(List<Cdr> rows) {
			int removals = this.random.nextInt(this.most);
			int additions = (this.mode == 3) ? removals : this.random.nextInt(this.most);
			List<Cdr> removed = new ArrayList<>();
			for (int i = 0; i < removals && !rows.isEmpty(); i++) {
				removed.add(rows.remove(place(rows.size() - 1)));
			}
			for (int i = 0; i < additions && this.lastId < 1_000_200; i++) {
				int index = (this.mode == 1) ? (this.newestFirst ? 0 : rows.size()) : place(rows.size());
				while (index > 0 && index < rows.size() && shareASecond(rows.get(index - 1), rows.get(index))) {
					index++;
				}
				rows.add(index, RowsFixture.row(++this.lastId));
			}
			return removed;
		}

		private int place(int last) {
			return (this.mode == 2) ? (this.newestFirst ? last : 0) : this.random.nextInt(last + 1);
		}

	}

	@Test
	void stepsBackAsFarAsItTakes() {
		RowsFixture platform = RowsFixture.of(100_000);
		AtomicInteger pages = new AtomicInteger();
		platform.moving((rows) -> {
			if (pages.incrementAndGet() == 60) {
				rows.subList(0, 50_000).clear();
			}
		});
		assertThat(ids(walk(platform))).hasSize(100_000).doesNotHaveDuplicates();
	}

	@Test
	void takesTheEndAsItIsWhenTheRestIsGone() {
		RowsFixture platform = RowsFixture.of(5000);
		platform.moving((rows) -> rows.subList(Math.min(rows.size(), 500), rows.size()).clear());
		assertThat(ids(walk(platform))).containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
	}

	@Test
	void endsWhenEverythingIsGone() {
		RowsFixture platform = RowsFixture.of(5000);
		platform.moving(List::clear);
		assertThat(walk(platform)).hasSize(1000);
	}

	@Test
	void readsCallsWithoutIdOnce() {
		List<Cdr> rows = new ArrayList<>(RowsFixture.of(3000).rows());
		IntStream.iterate(0, (i) -> i < 3000, (i) -> i + 3).forEach((i) -> rows.set(i, withoutId(rows.get(i))));
		assertThat(walk(new RowsFixture(rows)).equals(rows)).isTrue();
	}

	@Test
	void readsOnePageOfCallsWithoutId() {
		assertThat(walk(new RowsFixture(Collections.nCopies(700, RowsFixture.row(null))))).hasSize(700);
	}

	@Test
	void refusesPagesThatItCannotJoin() {
		assertFault(new RowsFixture(Collections.nCopies(1700, RowsFixture.row(null))), "cannot be joined", 10);
	}

	@Test
	void refusesTheSameIdTwiceOnAPage() {
		List<Cdr> rows = new ArrayList<>(RowsFixture.of(4000).rows());
		rows.set(2500, rows.get(2501));
		assertFault(new RowsFixture(rows), "the same record id twice", 10);
		assertFault(new RowsFixture(Collections.nCopies(3, RowsFixture.row(7L))), "the same record id twice", 1);
	}

	@Test
	void refusesTheSameIdTwiceOnAPageInPairs() {
		List<Cdr> rows = new ArrayList<>(RowsFixture.of(4000).rows());
		rows.set(2500, rows.get(2501));
		PageWalk walk = inPairs(new RowsFixture(rows), Overlap.STANDARD);
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> read(walk))
			.withMessageContaining("the same record id twice");
	}

	/** As MySQL sorts rows by a time that they share: each time in another order. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 9, 10, 11, 40, 299 })
	void losesNothingOfSecondsWithoutAnOrder(int callsASecond) {
		Random random = new Random(1);
		RowsFixture platform = new RowsFixture(rows(5000, callsASecond));
		platform.moving((rows) -> shuffleSeconds(rows, random));
		assertThat(ids(walk(platform))).hasSize(5000).doesNotHaveDuplicates();
	}

	@Test
	void losesNothingOfSecondsWithoutAnOrderWhateverMoves() {
		for (int seed = 0; seed < 2000; seed++) {
			Random random = new Random(seed);
			RowsFixture platform = new RowsFixture(rows(random.nextInt(300), random.nextInt(1, 4)));
			Churn churn = new Churn(random, random.nextInt(4), random.nextInt(1, 14), false) {

				@Override
				List<Cdr> move(List<Cdr> rows) {
					List<Cdr> removed = super.move(rows);
					shuffleSeconds(rows, random);
					return removed;
				}

			};
			assertNothingLost(seed, platform, churn, new Overlap(10, 20, 2, 4));
		}
	}

	/** The walk cannot tell whether it has all of such a second. */
	@Test
	void refusesLongSecondsWithoutAnOrder() {
		Random random = new Random(1);
		assertFault(new RowsFixture(rows(5000, 700)).moving((rows) -> shuffleSeconds(rows, random)),
				"change their order", 10);
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 999, 1000, 5000 })
	void readsLongSecondsWithAnOrder(int callsASecond) {
		assertThat(ids(walk(new RowsFixture(rows(5000, callsASecond))))).hasSize(5000).doesNotHaveDuplicates();
	}

	private static List<Cdr> rows(int count, int callsASecond) {
		return LongStream.rangeClosed(1, count)
			.mapToObj((id) -> RowsFixture.row(id, RowsFixture.FROM.plusSeconds(id / callsASecond)))
			.toList();
	}

	private static boolean shareASecond(Cdr one, Cdr other) {
		return Objects.equals(one.startedAt(), other.startedAt());
	}

	/** Changes the order within each run of rows of the same second. */
	private static void shuffleSeconds(List<Cdr> rows, Random random) {
		for (int start = 0, end = 1; start < rows.size(); start = end++) {
			while (end < rows.size() && shareASecond(rows.get(start), rows.get(end))) {
				end++;
			}
			Collections.shuffle(rows.subList(start, end), random);
		}
	}

	@Test
	void refusesAnOrderThatChanges() {
		Random random = new Random(1);
		assertFault(RowsFixture.of(5000).moving((rows) -> Collections.shuffle(rows, random)), "change their order", 10);
	}

	@Test
	void refusesPagesThatNeverOverlap() {
		AtomicInteger last = new AtomicInteger();
		Platform endless = (account,
				query) -> new CdrPage(IntStream.range(0, query.size())
					.mapToObj((i) -> RowsFixture.row((long) last.incrementAndGet()))
					.toList(), 1_000_000);
		assertFault(endless, "cannot be joined", 200);
	}

	@Test
	void refusesShortPages() {
		RowsFixture rows = RowsFixture.of(5000);
		assertFault((account, query) -> {
			CdrPage page = rows.cdrs(account, query);
			return new CdrPage(page.cdrs().subList(0, page.cdrs().size() - 1), page.totalItems());
		}, "as many records as", 5);
	}

	@Test
	void refusesSizesOfThePlatformsOwn() {
		RowsFixture rows = RowsFixture.of(5000);
		assertFault((account, query) -> rows.cdrs(account, RowsFixture.SELECTION.toQuery(query.page(), 10)),
				"as many records as", 5);
		assertFault((account, query) -> rows.cdrs(account, RowsFixture.SELECTION.toQuery(query.page(), 2000)),
				"as many records as", 5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5 })
	void refusesTheSamePageUnderManyNumbers(int lastKnown) {
		RowsFixture rows = RowsFixture.of(8000);
		assertFault(
				(account, query) -> rows.cdrs(account,
						RowsFixture.SELECTION.toQuery(Math.min(lastKnown, query.page()), query.size())),
				"the same records", 30);
	}

	@Test
	void asksAgainForAPageThatIsShortOnce() {
		RowsFixture rows = RowsFixture.of(2500);
		AtomicInteger asked = new AtomicInteger();
		assertThat(walk((account, query) -> {
			CdrPage page = rows.cdrs(account, query);
			return (asked.incrementAndGet() % 2 == 0) ? page : new CdrPage(List.of(), page.totalItems());
		})).hasSize(2500);
	}

	@Test
	void takesRowsThatCameAfterTheCount() {
		RowsFixture rows = RowsFixture.of(998);
		AtomicInteger last = new AtomicInteger(998);
		List<Cdr> read = walk((account, query) -> {
			int before = last.getAndIncrement();
			rows.rows().add(RowsFixture.row((long) last.get()));
			return new CdrPage(rows.cdrs(account, query).cdrs(), before);
		});
		assertThat(ids(read)).startsWith(1L, 2L).doesNotHaveDuplicates();
		assertThat(read).hasSizeGreaterThan(998);
	}

	@Test
	void refusesMoreRowsThanTheTotal() {
		RowsFixture rows = RowsFixture.of(1500);
		assertFault((account, query) -> new CdrPage(rows.cdrs(account, query).cdrs(), 1499), "as many records as", 5);
		RowsFixture full = RowsFixture.of(3000);
		assertFault((account, query) -> new CdrPage(full.cdrs(account, query).cdrs(), 0), "as many records as", 5);
	}

	@Test
	void refusesPagesThatThePlatformMakesSmaller() {
		RowsFixture rows = RowsFixture.of(1500);
		assertFault((account, query) -> {
			CdrPage page = rows.cdrs(account, RowsFixture.SELECTION.toQuery(query.page(), 500));
			return new CdrPage(page.cdrs(), page.totalItems(), 500);
		}, "pages of 500 records where 1000 are asked for", 5);
	}

	private static void assertFault(Platform platform, String message, int mostRequests) {
		AtomicInteger requests = new AtomicInteger();
		Platform counting = (account, query) -> {
			requests.incrementAndGet();
			return platform.cdrs(account, query);
		};
		assertThatExceptionOfType(PlatformException.Malformed.class).isThrownBy(() -> walk(counting))
			.withMessageContaining(message);
		assertThat(requests).hasValueLessThanOrEqualTo(mostRequests);
	}

	private static Cdr withoutId(Cdr row) {
		return new Cdr(null, row.direction(), row.method(), null, null, null, row.startedAt(), null, row.endedAt(), 0,
				0, null, null, null, null, null, null, null, null);
	}

	private static List<Long> ids(List<Cdr> cdrs) {
		return cdrs.stream().map(Cdr::id).toList();
	}

	private static List<Cdr> walk(Platform platform) {
		return walk(platform, Overlap.STANDARD, ALL_REMEMBERED);
	}

	private static List<Cdr> walk(Platform platform, Overlap overlap, int memory) {
		return read(walk(pages(platform, 0), overlap, memory));
	}

	private static PageWalk inPairs(Platform platform, Overlap overlap) {
		return walk(pages(platform, 2), overlap, ALL_REMEMBERED);
	}

	private static PageWalk walk(PagesAhead pages, Overlap overlap, int memory) {
		return new PageWalk(pages, overlap, new SeenIds(memory));
	}

	private static PagesAhead pages(Platform platform, int ahead) {
		return new PagesAhead(RowsFixture.pages(platform), ahead, new Semaphore(ahead));
	}

	private static List<Cdr> read(PageWalk walk) {
		List<Cdr> read = new ArrayList<>();
		for (List<Cdr> calls = walk.next(); calls != null; calls = walk.next()) {
			assertThat(calls).isNotEmpty();
			read.addAll(calls);
			walk.fetchAhead();
		}
		assertThat(walk.next()).isNull();
		return read;
	}

}
