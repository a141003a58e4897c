package io.cdrfacade.sandbox.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BillsTests {

	private final TestClock clock = new TestClock();

	private final Bills bills = new Bills(this.clock, Samples.PLAN);

	@Test
	void hasSeveralThousandRecordsUpToNow() {
		List<Bill> all = made();
		assertThat(all).hasSizeBetween(5000, 10_000);
		assertThat(all).extracting((bill) -> bill.call().timing().end())
			.allSatisfy((end) -> assertThat(end).isAfterOrEqualTo(TestClock.START.minus(Duration.ofDays(90)))
				.isBeforeOrEqualTo(TestClock.START));
		assertThat(all.getFirst().call().timing().end()).isAfter(TestClock.START.minus(Duration.ofMinutes(5)));
	}

	@Test
	void makesTheSameRecordsFromTheSameStart() {
		List<Bill> again = Samples.all(new Bills(new TestClock(), Samples.PLAN));
		assertThat(Samples.all(this.bills)).extracting(Bill::call)
			.containsExactlyElementsOf(again.stream().map(Bill::call).toList());
	}

	@Test
	void keepsThePastWhenStartedOnAnotherDay() {
		TestClock later = new TestClock();
		later.advance(Duration.ofDays(2));
		Instant end = TestClock.START.minus(Duration.ofHours(4));
		Instant start = end.minus(Duration.ofDays(80));
		assertThat(between(Samples.all(new Bills(later, Samples.PLAN)), start, end))
			.containsExactlyElementsOf(between(made(), start, end));
	}

	@Test
	void numbersRecordsInTheOrderOfTheirEnds() {
		List<Bill> oldestFirst = made().reversed();
		assertThat(oldestFirst).isSortedAccordingTo(Comparator.comparing((bill) -> bill.call().timing().end()));
		long first = oldestFirst.getFirst().id();
		assertThat(first).isGreaterThan(ExampleBill.ID);
		assertThat(oldestFirst).extracting(Bill::id)
			.containsExactlyElementsOf(LongStream.range(first, first + oldestFirst.size()).boxed().toList());
		assertThat(oldestFirst).extracting((bill) -> bill.call().timing().start())
			.isNotEqualTo(oldestFirst.stream().map((bill) -> bill.call().timing().start()).sorted().toList());
	}

	@Test
	void numbersRecordsAlikeHoweverOftenItIsAsked() {
		Bills other = new Bills(this.clock, Samples.PLAN);
		for (int minute = 0; minute < 240; minute++) {
			this.clock.advance(Duration.ofMinutes(1));
			this.bills.page(Samples.query("itemsperpage", "1"));
		}
		Map<Long, MadeUpCall> oneByOne = byId(Samples.all(this.bills));
		assertThat(oneByOne).isEqualTo(byId(Samples.all(other)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT3S", "PT1M", "PT2H", "P3D", "P100D" })
	void goesOnWithGreaterIdsAfterARestart(Duration run) {
		TestClock restarted = new TestClock();
		restarted.advance(run);
		Bills next = new Bills(restarted, Samples.PLAN);
		this.bills.page(Samples.query());
		this.clock.advance(run);
		assertThat(newest(next)).isGreaterThan(newest(this.bills));
	}

	private static long newest(Bills bills) {
		return bills.page(Samples.query("itemsperpage", "1")).bills().getFirst().id();
	}

	@Test
	void growsWhileTimePasses() {
		int before = this.bills.page(Samples.query()).total();
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.bills.page(Samples.query()).total() - before).isBetween(120, 170);
	}

	@Test
	void showsCallsOnlyAfterTheirEnd() {
		for (int step = 0; step < 50; step++) {
			this.clock.advance(Duration.ofSeconds(13));
			assertThat(this.bills.page(Samples.query("itemsperpage", "50")).bills())
				.allSatisfy((bill) -> assertThat(bill.call().timing().end()).isBeforeOrEqualTo(this.clock.instant()));
		}
	}

	@Test
	void dropsRecordsOlderThanTheHistory() {
		made();
		this.clock.advance(Duration.ofDays(10));
		Instant oldest = this.clock.instant().minus(Duration.ofDays(90));
		assertThat(made()).isNotEmpty()
			.allSatisfy((bill) -> assertThat(bill.call().timing().end()).isAfterOrEqualTo(oldest));
	}

	@Test
	void keepsNoMoreRecordsThanAllowed() {
		Bills few = new Bills(this.clock, Samples.plan(500));
		this.clock.advance(Duration.ofDays(3));
		assertThat(few.page(Samples.query()).total()).isEqualTo(501);
		assertThat(few.page(Samples.query("endtime", "2020-01-01 00:00:00")).bills()).extracting(Bill::id)
			.containsExactly(22_670L);
	}

	@Test
	void hasEveryKindOfCall() {
		List<Bill> all = made();
		assertThat(count(all, (call) -> call.route().method())).containsOnlyKeys(1, 2, 3, 4, 5, 6)
			.allSatisfy((method, count) -> assertThat(count).isGreaterThan(100));
		assertThat(share(all, (call) -> call.route().inbound())).isBetween(0.2, 0.4);
		assertThat(share(all, (call) -> call.timing().answer() != null)).isBetween(0.5, 0.75);
		assertThat(share(all, (call) -> !call.recording().isEmpty())).isBetween(0.3, 0.6);
		assertThat(share(all, (call) -> !call.keys().isEmpty())).isBetween(0.1, 0.4);
		assertThat(count(all, (call) -> call.hangup().cause())).hasSizeGreaterThan(12);
		assertThat(count(all, (call) -> call.route().extension()).keySet()).hasSize(13)
			.containsAll(Company.EXTENSIONS)
			.contains("");
		assertThat(count(all, (call) -> call.custom().user()).keySet()).contains("张伟", "0");
		assertThat(all).extracting((bill) -> bill.call().timing().duration()).contains(0L);
		assertThat(all).extracting((bill) -> bill.call().timing().duration())
			.anySatisfy((seconds) -> assertThat(seconds).isGreaterThan(7200));
	}

	@Test
	void isBusyAtOfficeHours() {
		assertThat(share(made(), (call) -> {
			int hour = LocalDateTime.ofInstant(call.timing().start(), Samples.SHANGHAI).getHour();
			return hour >= 8 && hour < 19;
		})).isGreaterThan(0.7);
	}

	@Test
	void namesEachRecordingOnce() {
		List<String> names = made().stream()
			.map((bill) -> bill.call().recording())
			.filter((name) -> !name.isEmpty())
			.toList();
		assertThat(names).doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("\\d{14}_(80\\d\\d|ivr)_[0-9a-f]{8}\\.wav"));
		assertThat(this.bills.hasRecording(names.getFirst())).isTrue();
		assertThat(this.bills.hasRecording("20190927-8001-22671.wav")).isTrue();
		assertThat(this.bills.hasRecording("no.wav")).isFalse();
		assertThat(this.bills.hasRecording("")).isFalse();
	}

	/** All but the example. */
	private List<Bill> made() {
		List<Bill> all = Samples.all(this.bills);
		assertThat(all.getLast().id()).isEqualTo(ExampleBill.ID);
		return all.subList(0, all.size() - 1);
	}

	private static List<MadeUpCall> between(List<Bill> bills, Instant start, Instant end) {
		return bills.stream()
			.map(Bill::call)
			.filter((call) -> call.timing().start().isAfter(start) && call.timing().start().isBefore(end))
			.toList();
	}

	private static Map<Long, MadeUpCall> byId(List<Bill> bills) {
		return bills.stream().collect(Collectors.toMap(Bill::id, Bill::call));
	}

	private static <T> Map<T, Long> count(List<Bill> bills, Function<MadeUpCall, T> property) {
		return bills.stream().map(Bill::call).collect(Collectors.groupingBy(property, Collectors.counting()));
	}

	private static double share(List<Bill> bills, Function<MadeUpCall, Boolean> property) {
		return (double) count(bills, property).getOrDefault(true, 0L) / bills.size();
	}

}
