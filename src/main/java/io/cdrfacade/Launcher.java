package io.cdrfacade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Starts the application. This class is compiled for the oldest Java that can read the
 * jar, so that a Java that is too old gets one line that says which one is needed.
 */
final class Launcher {

	private static final int NEEDED = 25;

	private static final String APPLICATION = "io.cdrfacade.CdrFacadeApplication";

	private Launcher() {
	}

	public static void main(String[] args) throws Throwable {
		int found = Integer.parseInt(System.getProperty("java.specification.version"));
		if (found < NEEDED) {
			System.err.println(refusal(found));
			System.exit(1);
		}
		start(args);
	}

	static String refusal(int found) {
		return "cdr-facade needs Java %d or later; this is Java %d in %s.".formatted(NEEDED, found,
				System.getProperty("java.home"));
	}

	private static void start(String[] args) throws Throwable {
		Method main = Class.forName(APPLICATION).getDeclaredMethod("main", String[].class);
		main.setAccessible(true);
		try {
			main.invoke(null, (Object) args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
