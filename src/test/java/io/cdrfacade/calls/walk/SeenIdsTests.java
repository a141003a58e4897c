package io.cdrfacade.calls.walk;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenIdsTests {

	private final SeenIds ids = new SeenIds(100);

	@Test
	void remembersTheLatestOnes() {
		LongStream.range(0, 250).forEach(this.ids::add);
		assertThat(LongStream.range(100, 250)).allMatch(this.ids::contains);
		assertThat(LongStream.range(0, 100)).noneMatch(this.ids::contains);
		assertThat(this.ids.hasForgotten()).isTrue();
	}

	@Test
	void forgetsNothingThatFitsIn() {
		LongStream.range(0, 200).forEach(this.ids::add);
		assertThat(LongStream.range(0, 200)).allMatch(this.ids::contains);
		assertThat(this.ids.hasForgotten()).isFalse();
	}

	@Test
	void acceptsIdsOfAnySize() {
		long[] odd = { 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40 };
		LongStream.of(odd).forEach(this.ids::add);
		assertThat(LongStream.of(odd)).allMatch(this.ids::contains);
		assertThat(this.ids.contains(1)).isFalse();
	}

}
