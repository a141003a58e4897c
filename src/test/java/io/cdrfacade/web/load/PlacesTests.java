package io.cdrfacade.web.load;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.cdrfacade.web.problem.Fault;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlacesTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final Places places = new Places(2, "test.places", "Places that are taken", this.registry);

	@Test
	void givesNoMoreThanThereAre() {
		try (Places.Place first = this.places.take()) {
			assertThat(first).isNotNull();
			assertThat(taken()).isEqualTo(1);
			try (Places.Place second = this.places.take()) {
				assertThat(second).isNotNull();
				assertThat(this.places.take()).isNull();
				assertThat(taken()).isEqualTo(2);
			}
		}
		assertThat(taken()).isZero();
	}

	@Test
	void tellsWhenToTryAgain() {
		try (Places.Place _ = this.places.take(); Places.Place _ = this.places.take()) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> this.places.require("Two are enough.", Duration.ofMillis(2001)))
				.satisfies((problem) -> assertThat(Fault.of(problem).headers().getFirst("Retry-After")).isEqualTo("3"))
				.satisfies((problem) -> assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED));
		}
		assertThat(this.places.require("Two are enough.", Duration.ZERO)).isNotNull();
	}

	private double taken() {
		return this.registry.get("test.places").gauge().value();
	}

}
