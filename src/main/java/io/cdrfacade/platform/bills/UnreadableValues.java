package io.cdrfacade.platform.bills;

import java.util.function.ObjIntConsumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts values of bills that cannot be read, and are {@code null} in the records. */
public final class UnreadableValues {

	private final MeterRegistry registry;

	public UnreadableValues(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Counts for an account.
	 * @param account name of the account
	 * @return takes a field and how many values of it cannot be read
	 */
	public ObjIntConsumer<BillField> of(String account) {
		return (field, count) -> Counter.builder("cdr.platform.unreadable.values")
			.description("Values of call records that cannot be read and are null in answers")
			.tags("account", account, "field", field.getName())
			.register(this.registry)
			.increment(count);
	}

}
