package io.cdrfacade.redis;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.security.limit.SharedAllowances;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks what exists with and without shared state; no server listens on the port. */
class SharedStateTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@Test
	void hasNothingOfRedisByDefault() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(RedisConnectionFactory.class)
				.doesNotHaveBean(ReplicaStore.class)
				.doesNotHaveBean(SharedAllowances.class);
			assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("springframework.boot.data") || name.contains("ransaction"));
		});
	}

	@Test
	void startsWithoutRedisAndWorksAlone() {
		this.runner
			.withPropertyValues("cdr.shared-state=redis", "spring.data.redis.port=1",
					"spring.data.redis.host=127.0.0.1")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(RedisConnectionFactory.class);
				assertThat(context.getBean(RedisAccess.class).isUp()).isFalse();
				assertThat(context.getBean(ReplicaStore.class).get("token")).isNull();
				assertThat(context).doesNotHaveBean("redisMessageListenerContainer")
					.doesNotHaveBean("redisHealthContributor");
			});
	}

	@Test
	void refusesAWordThatItDoesNotKnow() {
		this.runner.withPropertyValues("cdr.shared-state=reddis")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("No enum constant io.cdrfacade.redis.SharedStateProperties.SharedState.reddis"));
	}

	@EnableAutoConfiguration
	@EnableConfigurationProperties(SharedStateProperties.class)
	@Import({ RedisConfiguration.class, SpringDataExclusions.class })
	static class Application {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		Ticker ticker() {
			return Ticker.systemTicker();
		}

	}

}
