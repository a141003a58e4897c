package io.cdrfacade.platform;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A place that all replicas of the facade see, for small texts that are of no use to
 * anybody else. Nobody can rely on it: while it is out of reach, nothing lies there and
 * every claim is granted, so that each replica goes on alone.
 */
public interface ReplicaStore {

	/**
	 * Looks for a text.
	 * @param name where it lies
	 * @return the text, if there is one; anybody can have left it
	 */
	@Nullable String get(String name);

	/**
	 * Tells how long a text will still lie there, by the store's own time.
	 * @param name where it lies
	 * @return the time that is left, or {@code null} if there is no text or no end
	 */
	@Nullable Duration remaining(String name);

	/**
	 * Leaves a text in place of the one before.
	 * @param name where to leave it
	 * @param text the text
	 * @param life how long it is to lie there
	 */
	void put(String name, String text, Duration life);

	/**
	 * Takes a text away, unless another one has taken its place.
	 * @param name where it lies
	 * @param text the text
	 */
	void remove(String name, String text);

	/**
	 * Claims something for a replica alone.
	 * @param name what is claimed
	 * @param owner who claims it
	 * @param life how long the claim holds, so that it ends with a replica that dies
	 * @return whether it is now the owner's
	 */
	boolean claim(String name, String owner, Duration life);

	/**
	 * Makes a claim that still holds last longer.
	 * @param name what was claimed
	 * @param owner who claimed it
	 * @param life how long the claim holds from now on
	 */
	void prolong(String name, String owner, Duration life);

	/**
	 * Gives a claim up; what another has claimed meanwhile stays theirs.
	 * @param name what was claimed
	 * @param owner who claimed it
	 */
	void release(String name, String owner);

}
