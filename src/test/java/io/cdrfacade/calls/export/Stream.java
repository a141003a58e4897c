package io.cdrfacade.calls.export;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A chunked answer as it arrives, to its very last byte. */
final class Stream implements Closeable {

	private final Socket socket;

	private final InputStream in;

	private final String head;

	private int chunk;

	private boolean whole;

	private Stream(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream(), 512);
		StringBuilder lines = new StringBuilder();
		for (String line = rawLine(); !line.isEmpty(); line = rawLine()) {
			lines.append(line).append('\n');
		}
		this.head = lines.toString();
	}

	/**
	 * Asks, and waits for the headers.
	 * @param port port on this machine
	 * @param path what to get
	 * @return the answer
	 */
	static Stream get(int port, String path) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(4096);
		socket.setSoTimeout(30_000);
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		String request = "GET " + path + " HTTP/1.1\r\nHost: cdr.example.com\r\nConnection: close\r\n\r\n";
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		return new Stream(socket);
	}

	/** The status and the headers. */
	String head() {
		return this.head;
	}

	/** Whether the last chunk has come. */
	boolean isWhole() {
		return this.whole;
	}

	/** Reads so many lines. */
	String lines(int count) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int seen = 0; seen < count;) {
			int next = next();
			if (next < 0) {
				throw new IOException("Ended after " + seen + " lines");
			}
			text.append((char) next);
			seen += (next == '\n') ? 1 : 0;
		}
		return text.toString();
	}

	/** Reads everything until the answer ends or is cut off. */
	String rest() throws IOException {
		StringBuilder text = new StringBuilder();
		try {
			for (int next = next(); next >= 0; next = next()) {
				text.append((char) next);
			}
		}
		catch (SocketException _) {
			// Cut off.
		}
		return text.toString();
	}

	private int next() throws IOException {
		if (this.chunk == 0 && !this.whole) {
			String size = rawLine();
			if (size.isEmpty()) {
				return -1;
			}
			this.chunk = Integer.parseInt(size, 16);
			this.whole = this.chunk == 0;
		}
		if (this.whole) {
			return -1;
		}
		int next = this.in.read();
		this.chunk--;
		if (this.chunk == 0) {
			rawLine();
		}
		return next;
	}

	private String rawLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.in.read(); next >= 0 && next != '\n'; next = this.in.read()) {
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
