package io.cdrfacade.web.load;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.web.problem.ProblemTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PermitsTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final Permits permits = new Permits(2, "test.permits", "Permits that are taken", this.registry);

	@Test
	void givesALimitedNumberOfPermits() {
		try (Permits.Permit first = this.permits.take()) {
			assertThat(first).isNotNull();
			assertThat(taken()).isEqualTo(1);
			try (Permits.Permit second = this.permits.take()) {
				assertThat(second).isNotNull();
				assertThat(this.permits.take()).isNull();
				assertThat(taken()).isEqualTo(2);
			}
		}
		assertThat(taken()).isZero();
	}

	@Test
	void tellsWhenToTryAgain() {
		try (Permits.Permit _ = this.permits.take(); Permits.Permit _ = this.permits.take()) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> this.permits.require("Two are enough.", Duration.ofMillis(2001)))
				.satisfies((problem) -> assertThat(ProblemTemplate.of(problem).headers().getFirst("Retry-After"))
					.isEqualTo("3"))
				.satisfies((problem) -> assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED));
		}
		assertThat(this.permits.require("Two are enough.", Duration.ZERO)).isNotNull();
	}

	private double taken() {
		return this.registry.get("test.permits").gauge().value();
	}

}
