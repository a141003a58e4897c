package io.cdrfacade.redis;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Shares state through Redis, over the connection that Spring Boot sets up. */
@Configuration(proxyBeanMethods = false)
@Import(DataRedisAutoConfiguration.class)
@ConditionalOnProperty(name = "cdr.shared-state", havingValue = "redis")
class RedisConfiguration {

	/** Without a connection, commands fail at once instead of waiting. */
	@Bean
	LettuceClientOptionsBuilderCustomizer rejectCommandsWhileDisconnected() {
		return (options) -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
	}

	@Bean
	RedisAccess redisAccess(LettuceConnectionFactory connections, StringRedisTemplate redis,
			SharedStateProperties properties) {
		return new RedisAccess(connections, redis, properties.redis().keyPrefix());
	}

	@Bean
	RedisReplicaStore replicaStore(RedisAccess access, StringRedisTemplate redis, SharedStateProperties properties) {
		return new RedisReplicaStore(access, redis, properties.redis().keyPrefix());
	}

	@Bean
	RedisAllowances sharedAllowances(RedisAccess access, LettuceConnectionFactory connections,
			SharedStateProperties properties, Clock clock, Ticker ticker) {
		return new RedisAllowances(access, connections, properties.redis().keyPrefix(), CommonTime.of(clock, ticker));
	}

	/** Shows up as "sharedState". Without Redis the facade is as healthy as with it. */
	@Bean
	HealthIndicator sharedStateHealthIndicator(RedisAccess access) {
		return () -> (access.isUp() ? Health.up() : Health.unknown())
			.withDetail("replica", access.isUp() ? "shares" : "alone")
			.build();
	}

	@Bean
	MeterBinder sharedStateMeter(RedisAccess access) {
		return (MeterRegistry registry) -> Gauge
			.builder("cdr.shared.state.connected", access, (one) -> one.isUp() ? 1 : 0)
			.description("1 while state is shared with the other replicas, 0 while this one is alone")
			.register(registry);
	}

}
