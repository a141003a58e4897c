package io.cdrfacade;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that have to know theirs before they listen. */
public final class Ports {

	/** Above all that Chromium refuses to open; the last of them is 10080. */
	private static final int FIRST = 10_240;

	/** Linux gives ports from here on to outgoing connections. */
	private static final int END = 32_768;

	private Ports() {
	}

	/**
	 * Finds a port that is free on all addresses, and that no outgoing connection takes
	 * before a server listens there.
	 * @return the port
	 */
	public static int free() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			try (ServerSocket _ = new ServerSocket(port)) {
				return port;
			}
			catch (IOException _) {
				// Another server has it.
			}
		}
	}

}
