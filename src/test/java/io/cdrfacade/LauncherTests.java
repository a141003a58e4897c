package io.cdrfacade;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the jar with a Java that is too old for it. */
class LauncherTests {

	private static final String CLASS = "/io/cdrfacade/Launcher.class";

	/** The version of class files of Java 17. */
	private static final int OLD = 61;

	@Test
	void isReadByAnOldJava() throws IOException {
		try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(CLASS))) {
			assertThat(file.readNBytes(8)[7]).isEqualTo((byte) OLD);
		}
	}

	@Test
	void saysInOneLineWhichJavaIsNeeded() {
		assertThat(Launcher.refusal(21).lines()).singleElement()
			.asString()
			.contains("needs Java 25 or later", "this is Java 21");
	}

}
