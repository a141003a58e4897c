package io.cdrfacade.web.load;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class HeapShareTests {

	/** What an open connection with a request in flight was measured to take. */
	private static final DataSize COST = DataSize.ofKilobytes(240);

	@ParameterizedTest
	@CsvSource({ "128, 182, 136", "256, 364, 273", "512, 728, 546" })
	void takesAShareOfTheHeap(int megabytes, int connections, int requests) {
		long heap = DataSize.ofMegabytes(megabytes).toBytes();
		assertThat(HeapShare.connections(heap)).isEqualTo(connections);
		assertThat(HeapShare.requests(heap)).isEqualTo(requests);
		assertThat(connections * COST.toBytes()).isLessThanOrEqualTo(heap / 3);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1" })
	void allowsOneAtLeast(long heap) {
		assertThat(HeapShare.connections(heap)).isEqualTo(1);
		assertThat(HeapShare.requests(heap)).isEqualTo(1);
	}

}
