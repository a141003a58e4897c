package io.cdrfacade.security.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.bucket4j.ConsumptionProbe;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

class AllowancesTests {

	private static final RateLimit TWO = new RateLimit(2, Duration.ofHours(1));

	private final Turnable ticker = new Turnable();

	@Test
	void growsBackWithTime() {
		Allowances allowances = new Allowances(null, this.ticker);
		allowances.spend("a", TWO);
		assertThat(allowances.spend("a", TWO).getNanosToWaitForReset()).isEqualTo(Duration.ofHours(1).toNanos());
		this.ticker.turn(Duration.ofMinutes(30));
		assertThat(allowances.spend("a", TWO).isConsumed()).isTrue();
		assertThat(allowances.spend("a", TWO).isConsumed()).isFalse();
	}

	@Test
	void usesItsOwnAllowanceIfNothingIsShared() {
		Allowances allowances = new Allowances(null, this.ticker);
		assertThat(allowances.spend("a", TWO).getRemainingTokens()).isEqualTo(1);
		assertThat(allowances.spend("a", TWO).isConsumed()).isTrue();
		assertThat(allowances.spend("a", TWO).isConsumed()).isFalse();
		assertThat(allowances.spend("b", TWO).isConsumed()).isTrue();
	}

	@Test
	void usesTheSharedAllowance() {
		List<String> spent = new ArrayList<>();
		Allowances allowances = new Allowances((spender, allowance) -> {
			assertThat(allowance.getBandwidths()).singleElement().satisfies((limit) -> {
				assertThat(limit.getCapacity()).isEqualTo(2);
				assertThat(limit.getRefillPeriodNanos()).isEqualTo(Duration.ofHours(1).toNanos());
			});
			spent.add(spender);
			return ConsumptionProbe.consumed(7, 0);
		}, this.ticker);
		assertThat(allowances.spend("a", TWO).getRemainingTokens()).isEqualTo(7);
		assertThat(spent).containsExactly("a");
	}

	@Test
	void usesItsOwnAllowanceWhileTheSharedOneIsOutOfReach() {
		Allowances allowances = new Allowances((spender, allowance) -> null, this.ticker);
		assertThat(allowances.spend("a", TWO).getRemainingTokens()).isEqualTo(1);
		assertThat(allowances.spend("a", TWO).getRemainingTokens()).isEqualTo(0);
		assertThat(allowances.spend("a", TWO).isConsumed()).isFalse();
	}

}
