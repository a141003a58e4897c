package io.cdrfacade.sandbox.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SyncMarksTests {

	private final Bills bills = new Bills(new TestClock(), Samples.PLAN);

	private final int total = this.bills.page(Samples.query()).total();

	@Test
	void marksExactlyThePageThatItReturns() {
		BillPage unread = this.bills.page(Samples.query("syncflag", "1", "itemsperpage", "10"));
		assertThat(unread.total()).isEqualTo(this.total);
		assertThat(unread.bills()).hasSize(10);
		assertThat(this.bills.page(Samples.query("syncflag", "2")).bills()).containsExactlyElementsOf(unread.bills());
		assertThat(this.bills.page(Samples.query("syncflag", "1", "itemsperpage", "10")).total())
			.isEqualTo(this.total - 10);
	}

	@Test
	void marksNothingOtherwise() {
		this.bills.page(Samples.query("syncflag", "3"));
		assertThat(this.bills.page(Samples.query("syncflag", "2")).total()).isZero();
		assertThat(this.bills.page(Samples.query("syncflag", "2")).total()).isZero();
	}

	@Test
	void givesEachRecordToOneOfManyReaders() throws Exception {
		List<Long> ids = new ArrayList<>();
		try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
			Callable<List<Long>> reader = this::readAll;
			for (Future<List<Long>> read : readers.invokeAll(List.of(reader, reader, reader, reader))) {
				ids.addAll(read.get());
			}
		}
		assertThat(ids).hasSize(this.total).doesNotHaveDuplicates();
	}

	private List<Long> readAll() {
		List<Long> ids = new ArrayList<>();
		BillPage page;
		do {
			page = this.bills.page(Samples.query("syncflag", "1", "itemsperpage", "50"));
			page.bills().forEach((bill) -> ids.add(bill.id()));
		}
		while (!page.bills().isEmpty());
		return ids;
	}

}
