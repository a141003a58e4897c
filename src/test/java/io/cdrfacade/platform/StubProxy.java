package io.cdrfacade.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.http.HttpHeaders;

/**
 * An HTTP proxy that connects to one server only, and remembers its requests.
 */
public final class StubProxy implements AutoCloseable {

	private final ServerSocket server;

	private final URI target;

	private final String login;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile String status = "HTTP/1.1 200 Connected";

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	/**
	 * Starts a proxy.
	 * @param target where all connections lead
	 * @param username who may use it
	 * @param password their password
	 */
	public StubProxy(URI target, String username, String password) {
		this(target, username, password, InetAddress.ofLiteral("127.0.0.1"));
	}

	/** Listens on an address of this computer. */
	public StubProxy(URI target, String username, String password, InetAddress address) {
		this.target = target;
		this.login = "Basic " + HttpHeaders.encodeBasicAuth(username, password, StandardCharsets.UTF_8);
		try {
			this.server = new ServerSocket(0, 50, address);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/** The lines of all requests with the right login. */
	public List<String> requests() {
		return this.requests;
	}

	/** Makes no connections from now on. */
	public void refuse(String status) {
		this.status = status;
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.server.accept();
				this.sockets.add(client);
				Thread.ofVirtual().start(() -> serve(client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket client) {
		try (client) {
			InputStream in = new BufferedInputStream(client.getInputStream());
			String head = head(in);
			OutputStream out = client.getOutputStream();
			if (!head.toLowerCase(Locale.ROOT)
				.contains("proxy-authorization: " + this.login.toLowerCase(Locale.ROOT))) {
				out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
				return;
			}
			this.requests.add(head.lines().findFirst().orElseThrow());
			String answer = this.status;
			out.write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			if (answer.contains(" 200 ")) {
				connect(in, out);
			}
		}
		catch (IOException ex) {
			// One end has gone.
		}
	}

	private void connect(InputStream in, OutputStream out) throws IOException {
		try (Socket onward = new Socket(this.target.getHost(), this.target.getPort())) {
			this.sockets.add(onward);
			Thread.ofVirtual().start(() -> pass(in, onward));
			onward.getInputStream().transferTo(out);
		}
	}

	private static void pass(InputStream in, Socket onward) {
		try (onward) {
			in.transferTo(onward.getOutputStream());
		}
		catch (IOException ex) {
			// One end has gone.
		}
	}

	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		for (int next = in.read(); next >= 0; next = in.read()) {
			head.append((char) next);
			if (head.indexOf("\r\n\r\n") >= 0) {
				break;
			}
		}
		return head.toString();
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
