package io.cdrfacade.web;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.springframework.boot.test.system.CapturedOutput;

/** Reads what was logged; the line of a request comes after its answer. */
public final class Lines {

	private Lines() {
	}

	public static String await(CapturedOutput output, String part) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains(part));
		return output.getAll().lines().filter((line) -> line.contains(part)).findFirst().orElseThrow();
	}

}
