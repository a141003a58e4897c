package io.cdrfacade.redis;

import java.util.stream.Stream;

import io.github.bucket4j.TimeoutException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import org.springframework.dao.DataAccessException;

/** Tells faults of Redis from those of stored values and of callers. */
final class RedisFaults {

	private RedisFaults() {
	}

	/** Whether Redis itself fails, and not a stored value or the caller. */
	static boolean isOutage(Throwable fault) {
		return !isGarbage(fault) && chain(fault).noneMatch(RedisFaults::isOfCaller);
	}

	/** Whether Redis works, but holds a value that the facade did not write. */
	static boolean isGarbage(Throwable fault) {
		return chain(fault).anyMatch(RedisFaults::isWrongType) || chain(fault).noneMatch(RedisFaults::isOfRedis);
	}

	/** Whether the caller has left, or too many callers want the same key at once. */
	private static boolean isOfCaller(Throwable cause) {
		return cause instanceof RedisCommandInterruptedException || cause instanceof TimeoutException;
	}

	private static boolean isOfRedis(Throwable cause) {
		return cause instanceof RedisException || cause instanceof DataAccessException
				|| cause instanceof TimeoutException;
	}

	private static boolean isWrongType(Throwable cause) {
		return cause instanceof RedisCommandExecutionException && "WRONGTYPE".equals(code(cause));
	}

	/** The kind of the fault. Messages of Redis may hold addresses and names. */
	static String name(Throwable fault) {
		Throwable root = chain(fault).reduce((_, cause) -> cause).orElse(fault);
		return (root instanceof RedisCommandExecutionException) ? code(root) : root.getClass().getSimpleName();
	}

	private static String code(Throwable refusal) {
		String words = String.valueOf(refusal.getMessage());
		int space = words.indexOf(' ');
		return (space > 0) ? words.substring(0, space) : words;
	}

	private static Stream<Throwable> chain(Throwable fault) {
		return Stream.iterate(fault, (cause) -> cause != null, Throwable::getCause);
	}

}
