package io.cdrfacade.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a server, until all that are open are cut off at once. */
final class CutOffs implements AutoCloseable {

	private final ServerSocket entrance;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	CutOffs(int target) throws IOException {
		this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		Thread.startVirtualThread(this::accept);
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	/** Cuts off what is open; new connections are passed on again. */
	void cut() throws IOException {
		for (Socket socket : this.open) {
			socket.close();
		}
	}

	private void accept() {
		while (!this.entrance.isClosed()) {
			try {
				Socket caller = this.entrance.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.open.add(caller);
				this.open.add(server);
				Thread.startVirtualThread(() -> pass(caller, server));
				Thread.startVirtualThread(() -> pass(server, caller));
			}
			catch (IOException _) {
				// Closed.
			}
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException _) {
			// Cut off, which is what this is for.
		}
		finally {
			this.open.remove(from);
		}
	}

	@Override
	public void close() {
		try {
			this.entrance.close();
			cut();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
