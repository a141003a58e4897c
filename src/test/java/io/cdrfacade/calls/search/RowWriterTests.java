package io.cdrfacade.calls.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class RowWriterTests {

	private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

	@Test
	void readsWhatItWrites() {
		List<Cdr> cdrs = new ArrayList<>(new RandomCalls(1, 3000, START).all());
		cdrs.add(CdrFixture.DOCUMENTED);
		cdrs.add(CdrFixture.UNKNOWN);
		cdrs.add(CdrFixture.cdr(Instant.MIN, Instant.MAX, Integer.MIN_VALUE, "\ud83d\udcde"));
		cdrs.add(CdrFixture.cdr(START.plusNanos(1), START.minusNanos(1), Integer.MAX_VALUE, ""));
		assertThat(written(cdrs).list((cdr) -> true)).isEqualTo(cdrs);
	}

	/** Texts beyond those that are known to later ones are written each time. */
	@Test
	void readsMoreTextsThanItKnows() {
		List<Cdr> cdrs = IntStream.range(0, 3 * RowWriter.KNOWN_TEXTS)
			.mapToObj((i) -> CdrFixture.cdr(START, START, i, "text " + i % (2 * RowWriter.KNOWN_TEXTS)))
			.toList();
		assertThat(written(cdrs).list((cdr) -> true)).isEqualTo(cdrs);
	}

	@Test
	void writesNothingForNoCalls() {
		assertThat(written(List.of()).list((cdr) -> true)).isEmpty();
	}

	/** So that 100 days of 8,000 calls fit into 64 MiB. */
	@Test
	void takesFewBytesForACall() {
		List<Cdr> cdrs = new RandomCalls(1, 8000, START).all();
		assertThat(written(cdrs).weight()).isLessThan(64 * 1024 * 1024 / 100);
	}

	private static Reading written(List<Cdr> cdrs) {
		RowWriter rows = new RowWriter(cdrs.size());
		assertThat(rows.addAll(cdrs)).isEqualTo(cdrs.size());
		return new Reading(rows.finish());
	}

}
