package io.cdrfacade.calls;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.HangupReason;
import io.cdrfacade.platform.SyncState;

/**
 * The words that callers read and write for the constants of an enum.
 *
 * @param <E> the enum
 */
public final class Words<E extends Enum<E>> {

	public static final Words<Direction> DIRECTIONS = new Words<>(Direction.class);

	public static final Words<CallMethod> METHODS = new Words<>(CallMethod.class);

	public static final Words<HangupReason> HANGUP_REASONS = new Words<>(HangupReason.class);

	public static final Words<SyncState> SYNC_STATES = new Words<>(SyncState.class);

	/** The filter that lets everything through. */
	public static final String ALL = "all";

	private static final String UNKNOWN = "unknown";

	private final Map<E, String> byConstant;

	private final Map<String, E> byWord;

	private final List<String> filters;

	private final List<String> all;

	private Words(Class<E> type) {
		this.byConstant = new EnumMap<>(type);
		Arrays.stream(type.getEnumConstants()).forEach((constant) -> this.byConstant.put(constant, word(constant)));
		this.byWord = Arrays.stream(type.getEnumConstants())
			.collect(Collectors.toUnmodifiableMap(Words::word, Function.identity()));
		this.filters = Stream.concat(this.byConstant.values().stream(), Stream.of(ALL))
			.filter((word) -> !UNKNOWN.equals(word))
			.distinct()
			.toList();
		this.all = List.copyOf(this.byConstant.values());
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Writes a constant as a word.
	 * @param constant the constant
	 * @return its word
	 */
	public String of(E constant) {
		return Objects.requireNonNull(this.byConstant.get(constant));
	}

	/**
	 * Finds the constant of a word.
	 * @param word a word
	 * @return its constant, or {@code null} if there is none
	 */
	public @Nullable E find(String word) {
		return this.byWord.get(word);
	}

	/**
	 * Lists the words that a caller can filter by.
	 * @return the words in the order of the constants, with {@link #ALL}
	 */
	public List<String> filters() {
		return this.filters;
	}

	/**
	 * Lists the words that an answer can hold.
	 * @return the words in the order of the constants
	 */
	public List<String> all() {
		return this.all;
	}

}
