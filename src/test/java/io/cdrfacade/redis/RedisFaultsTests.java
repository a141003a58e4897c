package io.cdrfacade.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class RedisFaultsTests {

	@ParameterizedTest
	@ValueSource(strings = { "READONLY You can't write against a read only replica.", "LOADING Redis is loading",
			"OOM command not allowed", "WRONGPASS invalid username-password pair",
			"NOPERM this user has no permissions" })
	void takesAServerThatRefusesForAnOutage(String words) {
		Exception fault = wrapped(new RedisCommandExecutionException(words));
		assertThat(RedisFaults.isOutage(fault)).isTrue();
		assertThat(RedisFaults.isGarbage(fault)).isFalse();
		assertThat(RedisFaults.name(fault)).isEqualTo(words.substring(0, words.indexOf(' ')));
	}

	@Test
	void takesAServerThatDoesNotAnswerForAnOutage() {
		assertThat(RedisFaults.isOutage(wrapped(new RedisCommandTimeoutException("300 ms")))).isTrue();
	}

	@Test
	void tellsNoAddresses() {
		assertThat(RedisFaults.name(wrapped(new RedisConnectionException("Unable to connect to redis.example:6379"))))
			.isEqualTo("RedisConnectionException");
	}

	@Test
	void takesStrangeContentsForNoOutage() {
		Exception wrongType = wrapped(new RedisCommandExecutionException("WRONGTYPE Operation against a key"));
		assertThat(RedisFaults.isOutage(wrongType)).isFalse();
		assertThat(RedisFaults.isGarbage(wrongType)).isTrue();
		assertThat(RedisFaults.isGarbage(new IllegalStateException("no bucket"))).isTrue();
	}

	@Test
	void takesARaceOfCallersForNoOutage() {
		Exception race = new io.github.bucket4j.TimeoutException("slow", 1, 1);
		assertThat(RedisFaults.isOutage(race)).isFalse();
		assertThat(RedisFaults.isGarbage(race)).isFalse();
	}

	@Test
	void takesACallerWhoLeavesForNoOutage() {
		Exception left = wrapped(new RedisCommandInterruptedException(new InterruptedException()));
		assertThat(RedisFaults.isOutage(left)).isFalse();
		assertThat(RedisFaults.isGarbage(left)).isFalse();
	}

	private static Exception wrapped(Exception cause) {
		return new RedisSystemException("Error in execution", cause);
	}

}
