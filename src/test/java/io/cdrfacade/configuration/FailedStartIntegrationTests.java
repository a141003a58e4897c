package io.cdrfacade.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.cdrfacade.CdrFacadeApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What an operator sees of a start that fails. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartIntegrationTests {

	private static final String[] ACCOUNT = { "--server.port=0", "--cdr.platform.url=http://127.0.0.1:9/",
			"--cdr.platform.app-id=app", "--cdr.platform.access-key=s3cret" };

	@Test
	void explainsAStartWithoutConfiguration(CapturedOutput output) {
		fail("--server.port=0");
		assertThat(output).contains("cdr.platform.url is missing", "SPRING_PROFILES_ACTIVE=sandbox");
		assertNoException(output);
	}

	@ParameterizedTest
	@CsvSource({ "cdr.cahce.max-weight=1MB,cdr.cahce.max-weight is not known",
			"cdr.platform.connect-timeout=soon,cdr.platform.connect-timeout is 'soon'",
			"cdr.security.mode=jwt,cdr.security.jwt" })
	void explainsAWrongProperty(String property, String fault, CapturedOutput output) {
		fail(ACCOUNT[0], ACCOUNT[1], ACCOUNT[2], ACCOUNT[3], "--" + property);
		assertThat(output).contains(fault).doesNotContain("s3cret");
		assertNoException(output);
	}

	private static void fail(String... arguments) {
		assertThatException().isThrownBy(() -> new SpringApplication(CdrFacadeApplication.class).run(arguments));
	}

	private static void assertNoException(CapturedOutput output) {
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("Exception", "\tat ");
	}

}
