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
