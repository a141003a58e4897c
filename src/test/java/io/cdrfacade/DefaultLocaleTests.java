package io.cdrfacade;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** On a machine that writes numbers in Arabic digits, which no header may hold. */
class DefaultLocaleTests {

	@Test
	void doesNotDependOnTheLanguageOfTheMachine() {
		Locale own = Locale.getDefault();
		Locale texts = Locale.getDefault(Locale.Category.DISPLAY);
		Locale numbers = Locale.getDefault(Locale.Category.FORMAT);
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			assertThatExceptionOfType(AbandonedRunException.class).isThrownBy(() -> SpringApplication
				.withHook((_) -> new EndAtOnce(), () -> CdrFacadeApplication.main(new String[0])));
			assertThat("bytes %d-%d/%d".formatted(0, 99, 66_044)).isEqualTo("bytes 0-99/66044");
		}
		finally {
			Locale.setDefault(own);
			Locale.setDefault(Locale.Category.DISPLAY, texts);
			Locale.setDefault(Locale.Category.FORMAT, numbers);
		}
	}

	/** Ends the start before there is a context. */
	private static final class EndAtOnce implements SpringApplicationRunListener {

		@Override
		public void starting(ConfigurableBootstrapContext context) {
			throw new AbandonedRunException();
		}

	}

}
