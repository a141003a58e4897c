package io.cdrfacade.platform;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the platform filters call detail records by. An absent filter lets every record
 * through.
 *
 * @param direction direction of the call
 * @param method how the call was made
 * @param extensions extension numbers; empty for all
 * @param destination number called
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 */
public record CdrFilter(@Nullable Direction direction, @Nullable CallMethod method, List<String> extensions,
		@Nullable String destination, @Nullable String userId, @Nullable String memberId, @Nullable String maturity,
		@Nullable String customerId) {

	/** Lets every record through. */
	public static final CdrFilter ALL = new CdrFilter(null, null, List.of(), null, null, null, null, null);

	/**
	 * Filters by the number called, too.
	 * @param destination number called
	 * @return the same filter with that number
	 */
	public CdrFilter withDestination(String destination) {
		return new CdrFilter(this.direction, this.method, this.extensions, destination, this.userId, this.memberId,
				this.maturity, this.customerId);
	}

	/**
	 * Brings the filter into one form.
	 * @return a filter that equals others that mean the same
	 */
	public CdrFilter normalised() {
		return (this.extensions.size() < 2) ? this
				: new CdrFilter(this.direction, this.method, this.extensions.stream().sorted().toList(),
						this.destination, this.userId, this.memberId, this.maturity, this.customerId);
	}

	/**
	 * Tells whether a record passes, as the platform decides it.
	 * @param cdr the record
	 * @return whether it passes all filters
	 */
	public boolean admit(Cdr cdr) {
		return (this.direction == null || this.direction == cdr.direction())
				&& (this.method == null || this.method == cdr.method())
				&& (this.extensions.isEmpty() || (cdr.extension() != null && this.extensions.contains(cdr.extension())))
				&& isAnyOr(this.destination, cdr.destination()) && isAnyOr(this.userId, cdr.userId())
				&& isAnyOr(this.memberId, cdr.memberId()) && isAnyOr(this.maturity, cdr.maturity())
				&& isAnyOr(this.customerId, cdr.customerId());
	}

	private static boolean isAnyOr(@Nullable String wanted, @Nullable String actual) {
		return wanted == null || wanted.equals(actual);
	}

}
