package io.cdrfacade.web.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.cdrfacade.Ports;
import io.cdrfacade.Programs;

/**
 * The nginx of {@code docker/proxy}: TLS, the prefix {@code /cdr}, compression, stock
 * buffers.
 */
final class NginxBeforeFacade implements AutoCloseable {

	static final String MISSING = "needs nginx and openssl on the PATH or in /usr/sbin (Debian: nginx-light openssl)";

	private final Process process;

	private final int port;

	private NginxBeforeFacade(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static boolean isInstalled() {
		return Programs.areInstalled("nginx", "openssl");
	}

	/**
	 * Starts it.
	 * @param back port of the facade
	 * @return nginx, which listens
	 */
	static NginxBeforeFacade start(int back) throws IOException {
		int port = Ports.free();
		ProcessBuilder builder = new ProcessBuilder("docker/proxy/start", "127.0.0.1:" + back, "127.0.0.1:" + port)
			.inheritIO();
		builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
		NginxBeforeFacade nginx = new NginxBeforeFacade(builder.start(), port);
		Awaitility.await().until(nginx::isListening);
		return nginx;
	}

	private boolean isListening() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	/** The address of the facade for callers. */
	String base() {
		return "https://localhost:" + this.port + "/cdr";
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
	}

}
