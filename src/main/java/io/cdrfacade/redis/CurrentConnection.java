package io.cdrfacade.redis;

import io.github.bucket4j.redis.lettuce.RedisApi;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Gives the buckets the shared connection. Each command asks for it again, as it may have
 * been replaced.
 *
 * @param <K> the type of keys, which are byte arrays: Bucket4j hands them over in an
 * array that is not declared as one of these
 */
final class CurrentConnection<K> implements RedisApi<K> {

	private final LettuceConnectionFactory connections;

	CurrentConnection(LettuceConnectionFactory connections) {
		this.connections = connections;
	}

	@Override
	public <V> RedisFuture<V> eval(String script, ScriptOutputType type, K[] keys, byte[][] arguments) {
		return commands().eval(script, type, keys, arguments);
	}

	@Override
	public RedisFuture<byte[]> get(K key) {
		return commands().get(key);
	}

	@Override
	@SuppressWarnings("unchecked") // One key in an array of keys.
	public RedisFuture<?> delete(K key) {
		return commands().del(key);
	}

	@SuppressWarnings("unchecked") // Spring Data's connections are of byte arrays.
	private RedisClusterAsyncCommands<K, byte[]> commands() {
		try (RedisConnection connection = this.connections.getConnection()) {
			return (RedisClusterAsyncCommands<K, byte[]>) connection.getNativeConnection();
		}
	}

}
