package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, and cuts its first answers off after so many bytes. */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket door;

	private final int target;

	private final Queue<Integer> cuts;

	private final AtomicInteger connections = new AtomicInteger();

	CuttingProxy(int target, Queue<Integer> cuts) throws IOException {
		this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.cuts = cuts;
		Thread.startVirtualThread(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** How many connections there have been. */
	int connections() {
		return this.connections.get();
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket caller = this.door.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				Integer cut = this.cuts.poll();
				this.connections.incrementAndGet();
				Thread.startVirtualThread(() -> pass(caller, server, Integer.MAX_VALUE));
				Thread.startVirtualThread(() -> pass(server, caller, (cut != null) ? cut : Integer.MAX_VALUE));
			}
			catch (IOException ex) {
				// The door is closed.
			}
		}
	}

	private static void pass(Socket from, Socket to, int bytes) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[1024];
			int left = bytes;
			for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
				out.write(buffer, 0, Math.min(read, left));
				left -= read;
			}
		}
		catch (IOException ex) {
			// The other direction has been cut.
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

}
