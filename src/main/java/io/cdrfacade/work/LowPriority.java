package io.cdrfacade.work;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The priority of a thread for the operating system. The JVM passes on a thread's own
 * priority only with a flag that makes it warn at each start, unless its user is root.
 */
final class LowPriority {

	private static final Logger log = LoggerFactory.getLogger(LowPriority.class);

	/** With this one, a busy thread gets a tenth of what a busy thread with 0 gets. */
	static final int NICE = 10;

	private static final int PRIO_PROCESS = 0;

	private static final int CALLER = 0;

	private LowPriority() {
	}

	/**
	 * Lowers the priority of the calling thread permanently, if possible. Threads that it
	 * starts have the same priority. Only Linux has a priority for each thread.
	 */
	static void lower() {
		if (System.getProperty("os.name").equals("Linux")) {
			try {
				int failure = (int) setPriority().invokeExact(PRIO_PROCESS, CALLER, NICE);
				if (failure != 0) {
					log.debug("Long work keeps the priority of other work: the operating system refuses another one");
				}
			}
			// All of it works with any priority, too.
			catch (Throwable ex) {
				log.debug("Long work keeps the priority of other work", ex);
			}
		}
	}

	@SuppressWarnings("restricted") // the manifest permits it
	private static MethodHandle setPriority() {
		Linker linker = Linker.nativeLinker();
		return linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), FunctionDescriptor
			.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
	}

}
