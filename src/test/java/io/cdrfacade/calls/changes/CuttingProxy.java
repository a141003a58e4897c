package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that cuts its first answers off after a number of bytes. */
public final class CuttingProxy implements AutoCloseable {

	private final ServerSocket server;

	private final int target;

	private final Queue<Integer> cuts;

	private final AtomicInteger connections = new AtomicInteger();

	private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();

	private final Queue<String> answers = new ConcurrentLinkedQueue<>();

	/**
	 * Starts.
	 * @param target port of the server
	 * @param cuts how many bytes each of the first answers may have
	 * @throws IOException if there is no port
	 */
	public CuttingProxy(int target, Queue<Integer> cuts) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.cuts = cuts;
		Thread.startVirtualThread(this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/** How many connections there have been. */
	public int connections() {
		return this.connections.get();
	}

	/** What has been answered so far, on all connections. */
	public String answers() {
		return String.join("", this.answers);
	}

	/** Cuts off all answers that are under way. */
	public void cut() throws IOException {
		for (Socket caller = this.callers.poll(); caller != null; caller = this.callers.poll()) {
			caller.close();
		}
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket caller = this.server.accept();
				Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.target);
				Integer cut = this.cuts.poll();
				this.connections.incrementAndGet();
				this.callers.add(caller);
				Thread
					.startVirtualThread(() -> pass(caller, upstream, Integer.MAX_VALUE, new ConcurrentLinkedQueue<>()));
				Thread.startVirtualThread(
						() -> pass(upstream, caller, (cut != null) ? cut : Integer.MAX_VALUE, this.answers));
			}
			catch (IOException ex) {
				// The proxy is closed.
			}
		}
	}

	private static void pass(Socket from, Socket to, int bytes, Queue<String> passed) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[1024];
			int left = bytes;
			for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
				out.write(buffer, 0, Math.min(read, left));
				passed.add(new String(buffer, 0, Math.min(read, left), StandardCharsets.ISO_8859_1));
				left -= read;
			}
		}
		catch (IOException ex) {
			// The other direction has been cut.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		cut();
	}

}
