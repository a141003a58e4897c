package io.cdrfacade.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** A store whose texts and claims end when a test says so. */
public final class FakeReplicaStore implements ReplicaStore {

	public final Map<String, String> texts = new ConcurrentHashMap<>();

	public final Map<String, String> claims = new ConcurrentHashMap<>();

	public final Map<String, Duration> lives = new ConcurrentHashMap<>();

	private volatile boolean outOfReach;

	public void outOfReach(boolean outOfReach) {
		this.outOfReach = outOfReach;
	}

	@Override
	public @Nullable String get(String name) {
		return this.outOfReach ? null : this.texts.get(name);
	}

	/**
	 * Lets time pass for the stored texts.
	 * @param time how much
	 */
	public void turn(Duration time) {
		this.lives.replaceAll((_, life) -> life.minus(time));
		this.texts.keySet().removeIf((name) -> !left(name).isPositive());
	}

	private Duration left(String name) {
		return this.lives.getOrDefault(name, Duration.ZERO);
	}

	@Override
	public @Nullable Duration remaining(String name) {
		return (!this.outOfReach && this.texts.containsKey(name)) ? left(name) : null;
	}

	@Override
	public void put(String name, String text, Duration life) {
		if (!this.outOfReach) {
			this.texts.put(name, text);
			this.lives.put(name, life);
		}
	}

	@Override
	public void remove(String name, String text) {
		if (!this.outOfReach) {
			this.texts.remove(name, text);
		}
	}

	@Override
	public boolean claim(String name, String owner, Duration life) {
		return this.outOfReach || this.claims.putIfAbsent(name, owner) == null;
	}

	@Override
	public void prolong(String name, String owner, Duration life) {
	}

	@Override
	public void release(String name, String owner) {
		if (!this.outOfReach) {
			this.claims.remove(name, owner);
		}
	}

}
