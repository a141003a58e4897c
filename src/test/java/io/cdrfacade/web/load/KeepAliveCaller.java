package io.cdrfacade.web.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends one request after the other over one connection, repeats nothing, and goes away
 * when the server says that it closes the connection.
 *
 * @param port the server's port
 * @param answers how many answers of 200 it has got
 */
record KeepAliveCaller(int port, AtomicInteger answers) implements Callable<String> {

	private static final int PATIENCE_MILLIS = 30_000;

	KeepAliveCaller(int port) {
		this(port, new AtomicInteger());
	}

	/** Ends with "told to close", or with the fault. */
	@Override
	public String call() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			InputStream input = new BufferedInputStream(socket.getInputStream());
			boolean open = true;
			while (open) {
				socket.getOutputStream()
					.write("GET /calls HTTP/1.1\r\nHost: cdr.example.com\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				open = read(input);
			}
			return "told to close";
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/** Whether the connection stays open. */
	private boolean read(InputStream input) throws IOException {
		String head = head(input);
		String length = head.replaceFirst("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1");
		if (!head.startsWith("HTTP/1.1 200") || input.readNBytes(Integer.parseInt(length)).length == 0) {
			throw new IOException("Not an answer: " + head);
		}
		this.answers.incrementAndGet();
		return !head.contains("\r\nConnection: close\r\n");
	}

	private static String head(InputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = input.read();
			if (next < 0) {
				throw new EOFException("Cut off after " + head);
			}
			head.append((char) next);
		}
		return head.toString();
	}

}
