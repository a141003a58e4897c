package io.cdrfacade.calls;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

/**
 * Filters by the fields of calls. One that is absent lets every call through.
 *
 * @param known what the platform filters by
 * @param own what it cannot filter by
 */
public record Filters(CdrFilter known, OwnFilters own) {

	/** Lets every call through. */
	public static final Filters NONE = new Filters(CdrFilter.ALL, OwnFilters.NONE);

	/** Bytes of a selection's objects and of its entry in a cache, roughly. */
	private static final int FIXED_WEIGHT = 400;

	private static final int TEXT_WEIGHT = 60;

	/** With a filter by number, a caller could find out masked numbers by trying. */
	void requireGrantedTo(Caller caller) {
		if (this.known.destination() != null || this.own.number() != null
				|| this.known.extensions().stream().anyMatch(NumberMask::isNumber)) {
			caller.require(Scope.NUMBERS_READ);
		}
	}

	/**
	 * What the platform is to filter by. For outbound calls, a filter by number is one by
	 * destination, which the platform knows.
	 */
	CdrFilter forPlatform() {
		String number = this.own.number();
		if (number == null || this.known.direction() != Direction.OUTBOUND || this.known.destination() != null) {
			return this.known;
		}
		return this.known.withDestination(number);
	}

	/** The same filters in one form: filters that mean the same become equal. */
	Filters normalised() {
		return new Filters(this.known.normalised(), this.own);
	}

	/**
	 * Tells whether a call passes the platform's filters and the facade's own.
	 * @param cdr the call's record
	 * @return whether it passes all filters
	 */
	public boolean admit(Cdr cdr) {
		return forPlatform().admit(cdr) && this.own.admit(cdr);
	}

	int weight() {
		int texts = Stream
			.of(this.known.destination(), this.known.userId(), this.known.memberId(), this.known.maturity(),
					this.known.customerId(), this.own.number())
			.mapToInt(Filters::weight)
			.sum();
		return FIXED_WEIGHT + texts + this.known.extensions().stream().mapToInt(Filters::weight).sum();
	}

	private static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

	/** Written out for the reason that that of {@link Selection} is. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Filters filters && this.known.equals(filters.known) && this.own.equals(filters.own);
	}

	@Override
	public int hashCode() {
		return 31 * this.known.hashCode() + this.own.hashCode();
	}

}
