package io.cdrfacade.calls.summary;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TalliesTests {

	private static final Tally ONE = new Tally(1, 1, 1, 1, 1);

	private static final GroupKey A = new GroupKey("a");

	private static final GroupKey B = new GroupKey("b");

	private final Tallies tallies = new Tallies(2);

	@Test
	void addUpByGroup() {
		this.tallies.add(B, ONE);
		this.tallies.add(A, ONE);
		this.tallies.add(B, ONE);
		assertThat(this.tallies.copy(List.of())).containsOnlyKeys(A, B).containsEntry(B, ONE.plus(ONE));
		assertThat(this.tallies.copy(List.of()).keySet()).containsExactly(A, B);
		assertThat(this.tallies.total().calls()).isEqualTo(3);
	}

	@Test
	void putTheOneWithoutAValueLast() {
		this.tallies.add(GroupKey.NONE, ONE);
		this.tallies.add(A, ONE);
		assertThat(this.tallies.copy(List.of()).keySet()).containsExactly(A, GroupKey.NONE);
	}

	@Test
	void keepTheOrderOfGroupsThatAreAlwaysThere() {
		this.tallies.add(GroupKey.NONE, ONE);
		this.tallies.add(A, ONE);
		assertThat(this.tallies.copy(List.of(B, A))).containsExactly(java.util.Map.entry(B, Tally.NONE),
				java.util.Map.entry(A, ONE), java.util.Map.entry(GroupKey.NONE, ONE));
	}

	@Test
	void areBounded() {
		this.tallies.add(A, ONE);
		this.tallies.add(B, ONE);
		this.tallies.add(A, ONE);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.tallies.add(GroupKey.NONE, ONE))
			.withMessageContaining("more than 2 groups");
	}

}
