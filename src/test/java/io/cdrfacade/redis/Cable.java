package io.cdrfacade.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The connections to a server, which a test can cut or hold up. */
final class Cable implements AutoCloseable {

	private final String host;

	private final int port;

	private final ServerSocket entrance;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private volatile State state = State.WHOLE;

	Cable(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	enum State {

		/** Everything passes. */
		WHOLE,

		/** Connections are made, and nothing passes any more. */
		HELD_UP,

		/** All connections break, and so do new ones. */
		CUT

	}

	/** Where to connect to. */
	int port() {
		return this.entrance.getLocalPort();
	}

	/** Changes the state. Earlier connections break, as what was held up is lost. */
	void turn(State next) {
		State before = this.state;
		this.state = next;
		if (before != next && next != State.HELD_UP) {
			breakAll();
		}
	}

	private void breakAll() {
		for (Socket socket = this.sockets.poll(); socket != null; socket = this.sockets.poll()) {
			close(socket);
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.entrance.accept();
				this.sockets.add(client);
				if (this.state == State.CUT) {
					close(client);
				}
				else {
					connect(client);
				}
			}
		}
		catch (IOException ex) {
			breakAll();
		}
	}

	private void connect(Socket client) throws IOException {
		Socket server = new Socket(this.host, this.port);
		this.sockets.add(server);
		Thread.ofVirtual().start(() -> pass(client, server));
		Thread.ofVirtual().start(() -> pass(server, client));
	}

	private void pass(Socket from, Socket to) {
		byte[] buffer = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (this.state == State.WHOLE) {
					out.write(buffer, 0, read);
				}
			}
		}
		catch (IOException ex) {
			// One of the two has gone, and so does the other.
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.entrance.close();
			breakAll();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
