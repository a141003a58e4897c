package io.cdrfacade.calls.changes.callback;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "-1B", "0B", "17MB", "4GB" })
	void rejectsSizesThatCannotBeRead(String size) {
		assertThatIllegalArgumentException().isThrownBy(() -> new CallbackProperties(Map.of(), DataSize.parse(size)))
			.withMessageStartingWith("cdr.callbacks.max-body must be");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1B", "64KB", "16MB" })
	void takesOtherSizes(String size) {
		assertThat(new CallbackProperties(Map.of(), DataSize.parse(size)).maxBody()).isEqualTo(DataSize.parse(size));
	}

}
