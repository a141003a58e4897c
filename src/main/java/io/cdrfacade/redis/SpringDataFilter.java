package io.cdrfacade.redis;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Lets Spring Boot set up a connection to Redis where one is wanted, and nothing of what
 * else comes along with Spring Data: repositories, listeners, transactions, web support,
 * and a health that would be down without Redis.
 */
final class SpringDataFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String ROOT = "org.springframework.boot.";

	private static final String REDIS = ROOT + "data.redis.autoconfigure.";

	private static final Set<String> CONNECTION = Set.of(REDIS + "DataRedisAutoConfiguration",
			REDIS + "DataRedisConnectionConfiguration", REDIS + "LettuceConnectionConfiguration");

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	/** Is asked about all that the candidates import, too. */
	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[candidates.length];
		for (int i = 0; i < candidates.length; i++) {
			String candidate = candidates[i];
			matches[i] = candidate == null || !isSpringData(candidate)
					|| (CONNECTION.contains(candidate) && isWanted());
		}
		return matches;
	}

	private static boolean isSpringData(String candidate) {
		return Stream.of("data.", "persistence.", "transaction.").anyMatch((room) -> candidate.startsWith(ROOT + room));
	}

	private boolean isWanted() {
		String wanted = Objects.requireNonNull(this.environment).getProperty(RedisConfiguration.PROPERTY);
		return RedisConfiguration.REDIS.equalsIgnoreCase(wanted);
	}

}
