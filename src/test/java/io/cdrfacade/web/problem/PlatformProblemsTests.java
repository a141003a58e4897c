package io.cdrfacade.web.problem;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.platform.PlatformFaultsFixture;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformProblemsTests {

	@ParameterizedTest
	@CsvSource({ "PT9.2S,10", "PT10S,10", "PT0.001S,1", "PT1M,60" })
	void saysWhenThePlatformIsAskedAgain(Duration left, String seconds) {
		ProblemTemplate fault = PlatformProblems.of(PlatformFaultsFixture.unreachableFor(left));
		assertThat(fault.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(seconds);
		assertThat(fault.code()).isEqualTo(ProblemCode.UPSTREAM_UNAVAILABLE);
	}

	@Test
	void saysWhenABusyPlatformIsToBeAskedAgain() {
		ProblemTemplate fault = PlatformProblems.of(PlatformFaultsFixture.busyFor(Duration.ofSeconds(7)));
		assertThat(fault.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
		assertThat(fault.code()).isEqualTo(ProblemCode.OVERLOADED);
		assertThat(fault.status()).isEqualTo(503);
	}

	@ParameterizedTest
	@CsvSource({ "Unreachable,5", "Busy,1", "TimedOut,", "Failed,", "Malformed,", "Rejected,", "NotAuthorised," })
	void suggestsAWaitWhereOneHelps(String kind, String seconds) {
		ProblemTemplate fault = PlatformProblems.of(PlatformFaultsFixture.fault(kind));
		assertThat(fault.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(seconds);
	}

}
