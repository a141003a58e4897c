package io.cdrfacade;

import java.time.Clock;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Serves a call-centre platform's call detail records as clean JSON. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CdrFacadeApplication {

	static void main(String[] args) {
		// The machine may be set to a language that writes numbers in digits of its own.
		Locale.setDefault(Locale.ENGLISH);
		SpringApplication.run(CdrFacadeApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** Measures all intervals, such as the age of tokens. */
	@Bean
	Ticker ticker() {
		return Ticker.systemTicker();
	}

}
