package io.cdrfacade.platform;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A store for small texts that all replicas of the facade share. It may fail: while it
 * cannot be reached, it seems empty and every claim succeeds, so that each replica works
 * alone.
 */
public interface ReplicaStore {

	/**
	 * Gets a text.
	 * @param name its name
	 * @return the text, if there is one; others who can write to the store may have
	 * written it
	 */
	@Nullable String get(String name);

	/**
	 * Tells how long a text will still be kept, by the store's own clock.
	 * @param name its name
	 * @return the time that is left, or {@code null} if there is no text or no end
	 */
	@Nullable Duration remaining(String name);

	/**
	 * Stores a text, and replaces an earlier one.
	 * @param name its name
	 * @param text the text
	 * @param life how long it is kept
	 */
	void put(String name, String text, Duration life);

	/**
	 * Removes a text, unless another one has replaced it.
	 * @param name its name
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
	 * Gives a claim up, unless another owner has it by now.
	 * @param name what was claimed
	 * @param owner who claimed it
	 */
	void release(String name, String owner);

}
