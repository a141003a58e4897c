package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingCallsTests {

	/** Numbers are owners whose calls come. Negative ones take the next call out. */
	@Property(tries = 500)
	void givesEachOwnerATurnBeforeAnyHasAnother(
			@ForAll @Size(max = 100) List<@IntRange(min = -3, max = 4) Integer> steps) {
		WaitingCalls waiting = new WaitingCalls(Duration.ofNanos(10));
		List<Turn> model = new ArrayList<>();
		Map<String, Integer> begin = new HashMap<>();
		Map<String, Integer> last = new HashMap<>();
		for (int step = 0; step < steps.size(); step++) {
			if (steps.get(step) >= 0) {
				Turn turn = Turn.of("owner " + steps.get(step));
				if (model.stream().noneMatch((other) -> isOf(other, turn.owner()))) {
					begin.put(turn.owner(), step);
				}
				waiting.add(turn, 0);
				model.add(turn);
			}
			else if (!model.isEmpty()) {
				Turn turn = Objects.requireNonNull(waiting.poll(5));
				verifyOrder(turn, model, begin, last);
				model.remove(turn);
				last.put(turn.owner(), step);
			}
			assertThat(waiting.size()).isEqualTo(model.size());
		}
	}

	/**
	 * All owners that have waited since before the owner's last turn have had one since.
	 */
	private static void verifyOrder(Turn turn, List<Turn> model, Map<String, Integer> begin,
			Map<String, Integer> last) {
		assertThat(turn).as("first of its owner")
			.isSameAs(model.stream().filter((other) -> isOf(other, turn.owner())).findFirst().orElseThrow());
		int before = last.getOrDefault(turn.owner(), -1);
		assertThat(model).extracting(Turn::owner)
			.filteredOn((owner) -> !owner.equals(turn.owner()) && begin.getOrDefault(owner, 0) < before)
			.allMatch((owner) -> last.getOrDefault(owner, -1) > before);
	}

	@Property(tries = 500)
	void tellsHowManyTurnsItTakesAtMost(@ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> owners,
			@ForAll @IntRange(max = 5) int own) {
		WaitingCalls waiting = new WaitingCalls(Duration.ofNanos(10));
		owners.forEach((owner) -> waiting.add(Turn.of("owner " + owner), 0));
		int told = waiting.turns("owner " + own);
		Turn last = Turn.of("owner " + own);
		waiting.add(last, 0);
		int turns = 1;
		while (!last.equals(waiting.poll(5))) {
			turns++;
		}
		assertThat(turns).isLessThanOrEqualTo(told);
	}

	@Property(tries = 200)
	void forgetsCallsThatGiveUp(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 3) Integer> owners) {
		WaitingCalls waiting = new WaitingCalls(Duration.ofNanos(10));
		List<Turn> turns = owners.stream().map((owner) -> Turn.of("owner " + owner)).toList();
		turns.forEach((turn) -> waiting.add(turn, 5));
		turns.forEach((turn) -> waiting.remove(turn, 6));
		turns.forEach((turn) -> waiting.remove(turn, 6));
		assertThat(waiting.size()).isZero();
		assertThat(waiting.poll(5)).isNull();
		assertThat(waiting.owners("owner 0")).isOne();
	}

	@Test
	void tellsSinceWhenAnOwnersCallsWait() {
		WaitingCalls waiting = new WaitingCalls(Duration.ofNanos(10));
		assertThat(waiting.since("a", 1)).isEqualTo(1);
		waiting.add(Turn.of("a"), 1);
		waiting.add(Turn.of("a"), 2);
		waiting.poll(20);
		assertThat(waiting.since("a", 21)).isEqualTo(1);
		waiting.poll(22);
		assertThat(waiting.since("a", 31)).isEqualTo(1);
		assertThat(waiting.since("a", 32)).isEqualTo(32);
		assertThat(waiting.since("b", 23)).isEqualTo(23);
		waiting.add(Turn.of("a"), 23);
		assertThat(waiting.since("a", 50)).isEqualTo(1);
	}

	@Test
	void forgetsPauses() {
		WaitingCalls waiting = new WaitingCalls(Duration.ofNanos(10));
		Turn turn = Turn.of("a");
		waiting.add(turn, 1);
		waiting.remove(turn, 2);
		assertThat(waiting.since("a", 3)).isEqualTo(1);
		waiting.forgetPauses();
		assertThat(waiting.since("a", 3)).isEqualTo(3);
	}

	private static boolean isOf(Turn turn, String owner) {
		return turn.owner().equals(owner);
	}

}
