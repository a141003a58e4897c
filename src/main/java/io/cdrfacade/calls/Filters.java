package io.cdrfacade.calls;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

/**
 * Filters by the fields of calls. One that is absent lets every call through.
 *
 * @param direction direction of the call
 * @param method how the call was made
 * @param extensions extension numbers; empty for all
 * @param destination number called
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 * @param own what the platform cannot filter by
 */
public record Filters(@Nullable Direction direction, @Nullable CallMethod method, List<String> extensions,
		@Nullable String destination, @Nullable String userId, @Nullable String memberId, @Nullable String maturity,
		@Nullable String customerId, OwnFilters own) {

	/** Lets every call through. */
	public static final Filters NONE = new Filters(null, null, List.of(), null, null, null, null, null,
			OwnFilters.NONE);

	/** Bytes of a selection's objects and of its entry in a cache, roughly. */
	private static final int FIXED_WEIGHT = 400;

	private static final int TEXT_WEIGHT = 60;

	/** With a filter by number, a caller could find out masked numbers by trying. */
	void requireGrantedTo(Caller caller) {
		if (this.destination != null || this.own.number() != null
				|| this.extensions.stream().anyMatch(NumberMask::isNumber)) {
			caller.require(Scope.NUMBERS_READ);
		}
	}

	/**
	 * The filters that the platform applies. For outbound calls, a filter by number is
	 * one by destination, which the platform knows.
	 */
	Filters forPlatform() {
		return new Filters(this.direction, this.method, this.extensions, platformDestination(), this.userId,
				this.memberId, this.maturity, this.customerId, OwnFilters.NONE);
	}

	private @Nullable String platformDestination() {
		boolean narrowed = this.direction == Direction.OUTBOUND && this.destination == null;
		return narrowed ? this.own.number() : this.destination;
	}

	/** The same filters in one form: filters that mean the same become equal. */
	Filters normalised() {
		return (this.extensions.size() < 2) ? this
				: new Filters(this.direction, this.method, this.extensions.stream().sorted().toList(), this.destination,
						this.userId, this.memberId, this.maturity, this.customerId, this.own);
	}

	/**
	 * Tells whether a call passes the platform's filters and the facade's own.
	 * @param cdr the call's record
	 * @return whether it passes all filters
	 */
	public boolean admit(Cdr cdr) {
		return (this.direction == null || this.direction == cdr.direction())
				&& (this.method == null || this.method == cdr.method())
				&& (this.extensions.isEmpty() || (cdr.extension() != null && this.extensions.contains(cdr.extension())))
				&& isAnyOr(platformDestination(), cdr.destination()) && isAnyOr(this.userId, cdr.userId())
				&& isAnyOr(this.memberId, cdr.memberId()) && isAnyOr(this.maturity, cdr.maturity())
				&& isAnyOr(this.customerId, cdr.customerId()) && this.own.admit(cdr);
	}

	private static boolean isAnyOr(@Nullable String wanted, @Nullable String actual) {
		return wanted == null || wanted.equals(actual);
	}

	int weight() {
		int texts = Stream
			.of(this.destination, this.userId, this.memberId, this.maturity, this.customerId, this.own.number())
			.mapToInt(Filters::weight)
			.sum();
		return FIXED_WEIGHT + texts + this.extensions.stream().mapToInt(Filters::weight).sum();
	}

	private static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

}
