package io.cdrfacade.platform;

import io.micrometer.context.ThreadLocalAccessor;

/**
 * For whom a thread asks the platform. While calls wait for a permit, owners take turns,
 * so that many calls of one owner do not delay the few calls of another one. The owner
 * goes along when work for a request is handed to another thread.
 */
public final class CallOwner implements ThreadLocalAccessor<String> {

	private static final String FACADE = "";

	private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> FACADE);

	/** For {@code ServiceLoader}, by which Micrometer finds the accessor. */
	public CallOwner() {
		super();
	}

	/**
	 * The owner of the calls that this thread makes.
	 * @return the owner; an empty text for what the facade asks by itself
	 */
	public static String current() {
		return CURRENT.get();
	}

	/**
	 * Says for whom this thread makes calls.
	 * @param owner the owner: any text that is the same for all requests of one caller
	 * @return to be closed when the thread has finished its work for the owner
	 */
	public static Attached attach(String owner) {
		String previous = CURRENT.get();
		set(owner);
		return () -> set(previous);
	}

	private static void set(String owner) {
		if (owner.equals(FACADE)) {
			CURRENT.remove();
		}
		else {
			CURRENT.set(owner);
		}
	}

	@Override
	public Object key() {
		return CallOwner.class;
	}

	@Override
	public String getValue() {
		return current();
	}

	@Override
	public void setValue(String value) {
		set(value);
	}

	@Override
	public void setValue() {
		set(FACADE);
	}

	/** The time in which a thread makes calls for an owner. */
	@FunctionalInterface
	public interface Attached extends AutoCloseable {

		@Override
		void close();

	}

}
