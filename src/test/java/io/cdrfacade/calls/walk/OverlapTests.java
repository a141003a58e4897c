package io.cdrfacade.calls.walk;

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OverlapTests {

	private static final Overlap OVERLAP = Overlap.STANDARD;

	@Test
	void beginsWithTheLargestPage() {
		assertThat(OVERLAP.after(0, 0)).isEqualTo(new Slice(1, 1000));
	}

	@Test
	void overlapsAndGoesOnWhereverItIs() {
		LongStream random = new Random(1).longs(100_000, 1001, 2_000_000_000);
		LongStream.concat(LongStream.rangeClosed(1000, 200_000), random).forEach((read) -> {
			Slice slice = OVERLAP.after(read, 0);
			assertThat(slice.size()).isBetween(500, 1000);
			assertThat(read - slice.start()).isGreaterThanOrEqualTo(10);
			assertThat(slice.start() + slice.size()).isGreaterThan(read + ((read < 10_000) ? 190 : 700));
		});
	}

	@Test
	void overlapsByAsManyRowsAsAreAsked() {
		LongStream.rangeClosed(1000, 200_000).forEach((read) -> {
			int common = (int) (read % 300) + 1;
			Slice slice = OVERLAP.after(read, common);
			assertThat(read - slice.start()).isGreaterThanOrEqualTo(common);
			assertThat(slice.end()).isGreaterThanOrEqualTo(read + 400);
		});
		assertThat(OVERLAP.after(100_000, 5000)).isEqualTo(OVERLAP.after(100_000, 300));
	}

	@Test
	void wastesLittle() {
		long read = 1000;
		int pages = 1;
		while (read < 1_000_000) {
			Slice slice = OVERLAP.after(read, 0);
			read = slice.start() + slice.size();
			pages++;
		}
		assertThat(pages).isLessThan(1060);
	}

	@Test
	void asksForNoMoreThanThePlatformCanNumber() {
		assertThatExceptionOfType(PlatformException.Malformed.class)
			.isThrownBy(() -> OVERLAP.after(Integer.MAX_VALUE, 0));
	}

}
