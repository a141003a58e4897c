package io.cdrfacade.web.load;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class HeapShareTests {

	/** What an open connection with a request in flight was measured to take. */
	private static final DataSize COST = DataSize.ofKilobytes(210);

	/** What the facade takes before the first request. */
	private static final DataSize OWN = DataSize.ofMegabytes(40);

	@ParameterizedTest
	@CsvSource({ "128, 163, 123", "256, 425, 319", "512, 950, 713" })
	void takesAShareOfTheHeap(int megabytes, int connections, int requests) {
		long heap = DataSize.ofMegabytes(megabytes).toBytes();
		assertThat(HeapShare.connections(heap)).isEqualTo(connections);
		assertThat(HeapShare.requests(heap)).isEqualTo(requests);
	}

	/** Answers and single calls, searches and days of summaries. */
	@ParameterizedTest
	@CsvSource({ "128", "256", "512", "4096" })
	void leavesRoomBesideFullCachesAndConnections(int megabytes) {
		long heap = DataSize.ofMegabytes(megabytes).toBytes();
		long caches = HeapShare.part(4, heap).toBytes() * 17 / 16 + HeapShare.part(8, heap).toBytes()
				+ HeapShare.part(16, heap).toBytes();
		long connections = HeapShare.connections(heap) * COST.toBytes();
		assertThat(OWN.toBytes() + caches + connections).isLessThan(heap * 88 / 100);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "40000000" })
	void allowsOneAtLeast(long heap) {
		assertThat(HeapShare.connections(heap)).isEqualTo(1);
		assertThat(HeapShare.requests(heap)).isEqualTo(1);
		assertThat(HeapShare.part(4, heap).toBytes()).isZero();
	}

}
