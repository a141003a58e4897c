package io.cdrfacade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultSwitchTests {

	private final FaultSwitch faults = new FaultSwitch();

	@Test
	void happensAsOftenAsTold() {
		this.faults.set(new SandboxFault(FaultKind.EMPTY, null, 2, null));
		assertThat(this.faults.next("a").kind()).isEqualTo(FaultKind.EMPTY);
		assertThat(this.faults.current().times()).isEqualTo(1);
		assertThat(this.faults.next("b").kind()).isEqualTo(FaultKind.EMPTY);
		assertThat(this.faults.next("a")).isEqualTo(SandboxFault.NONE);
		assertThat(this.faults.current()).isEqualTo(SandboxFault.NONE);
	}

	@Test
	void happensUntilCleared() {
		SandboxFault fault = new SandboxFault(FaultKind.EMPTY, null, null, null);
		this.faults.set(fault);
		for (int request = 0; request < 5; request++) {
			assertThat(this.faults.next("a")).isEqualTo(fault);
		}
	}

	@Test
	void sparesOtherServices() {
		this.faults.set(new SandboxFault(FaultKind.EMPTY, "a", 1, null));
		assertThat(this.faults.next("b")).isEqualTo(SandboxFault.NONE);
		assertThat(this.faults.next("a").kind()).isEqualTo(FaultKind.EMPTY);
	}

	@Test
	void isSlowByDefault() {
		assertThat(new SandboxFault(FaultKind.SLOW, null, null, null).pause()).isEqualTo(Duration.ofSeconds(5));
		assertThat(new SandboxFault(FaultKind.HANG_UP, null, null, null).pause()).isZero();
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.sandbox.FaultNames#all")
	void isDocumented(String name) throws IOException {
		assertThat(Files.readString(Path.of("docs", "sandbox.md"))).contains("\n| `" + name + "` |");
	}

	@Test
	void rejectsInvalidFaults() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SandboxFault(FaultKind.EMPTY, null, 0, null))
			.withMessage("times must be at least 1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SandboxFault(FaultKind.SLOW, null, null, Duration.ofSeconds(-1)))
			.withMessageStartingWith("delay must be between");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SandboxFault(FaultKind.SLOW, null, null, Duration.ofMinutes(11)))
			.withMessageStartingWith("delay must be between");
	}

}
