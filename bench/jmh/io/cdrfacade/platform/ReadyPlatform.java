package io.cdrfacade.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Answers any form with the same page, and allocates nothing for it. The page is an
 * answer to a login, too.
 */
final class ReadyPlatform implements AutoCloseable {

	private final ServerSocket server;

	private final byte[] answer;

	ReadyPlatform(int records) {
		String page = new String(WireBills.page(records), StandardCharsets.UTF_8).replace("\"totalitems\"",
				"\"token\":\"773a0d9c1f6e4b58a2c7e3f09b1d92b9\",\"totalitems\"");
		this.answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: "
				+ page.length() + "\r\n\r\n" + page)
			.getBytes(StandardCharsets.US_ASCII);
		try {
			this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofPlatform().daemon().start(this::accept);
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + "/");
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				Thread.ofPlatform().daemon().start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket socket) {
		byte[] buffer = new byte[16 * 1024];
		try (socket) {
			InputStream in = socket.getInputStream();
			OutputStream out = socket.getOutputStream();
			int count = in.read(buffer);
			while (count > 0) {
				if (isEnd(buffer, count)) {
					out.write(this.answer);
				}
				count = in.read(buffer);
			}
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	/** Multipart ends with two hyphens and a line break, and nothing else does. */
	private static boolean isEnd(byte[] buffer, int count) {
		return count >= 4 && buffer[count - 4] == '-' && buffer[count - 3] == '-' && buffer[count - 1] == '\n';
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
