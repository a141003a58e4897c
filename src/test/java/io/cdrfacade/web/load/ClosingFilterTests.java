package io.cdrfacade.web.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * There may be eight connections here. The server counts the next one before it is there.
 */
@Timeout(60)
class ClosingFilterTests {

	private static final int MOST = 8;

	private static final int KEPT_IDLE = 5;

	private static final int BUSY = 6;

	private static final int ANSWERS_BEFORE_CLOSING = 32;

	private final Semaphore arrived = new Semaphore(0);

	private final CountDownLatch ending = new CountDownLatch(1);

	private final List<Socket> sockets = new ArrayList<>();

	private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

	private final ConnectionLimit connections = new ConnectionLimit(
			new MockEnvironment().withProperty("server.tomcat.max-connections", Integer.toString(MOST)));

	private final WebServer server = server();

	private WebServer server() {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
		factory.setAddress(InetAddress.getLoopbackAddress());
		factory.addProtocolHandlerCustomizers((protocol) -> ((AbstractProtocol<?>) protocol).setMaxConnections(MOST));
		this.connections.customize(factory);
		return factory.getWebServer(this::register);
	}

	private void register(ServletContext context) {
		context.addFilter("closing", new ClosingFilter(this.availability, this.connections))
			.addMappingForUrlPatterns(null, false, "/*");
		context.addServlet("answering", new Answering()).addMapping("/*");
	}

	@BeforeEach
	void start() {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
		this.server.start();
	}

	@AfterEach
	void stop() throws IOException {
		this.ending.countDown();
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.server.stop();
	}

	@Test
	void keepsNoMoreConnectionsWithoutRequests() throws Exception {
		for (int i = 0; i < KEPT_IDLE; i++) {
			Socket socket = connect();
			send(socket, "/calls");
			assertThat(isKept(socket)).isTrue();
		}
		connect();
		connect();
		KeepAliveCaller next = new KeepAliveCaller(this.server.getPort());
		assertThat(next.call()).isEqualTo("told to close");
		assertThat(next.answers()).hasValue(1);
	}

	/** Others get their turn all the same. */
	@Test
	void closesFewConnectionsIfMostHaveARequest() throws Exception {
		for (int i = 0; i < BUSY; i++) {
			send(connect(), "/slow");
		}
		assertThat(this.arrived.tryAcquire(BUSY, 30, TimeUnit.SECONDS)).isTrue();
		KeepAliveCaller next = new KeepAliveCaller(this.server.getPort());
		assertThat(next.call()).isEqualTo("told to close");
		assertThat(next.answers()).hasValue(ANSWERS_BEFORE_CLOSING - BUSY);
	}

	@Test
	void closesEachConnectionDuringAShutdown() {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));
		KeepAliveCaller caller = new KeepAliveCaller(this.server.getPort());
		assertThat(caller.call()).isEqualTo("told to close");
		assertThat(caller.answers()).hasValue(1);
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.getPort());
		socket.setSoTimeout(30_000);
		this.sockets.add(socket);
		return socket;
	}

	private static void send(Socket socket, String path) throws IOException {
		socket.getOutputStream()
			.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	/** Reads until the content, which is not longer than one byte. */
	private static boolean isKept(Socket socket) throws IOException {
		StringBuilder answer = new StringBuilder();
		while (answer.indexOf("\r\n\r\nx") < 0) {
			int next = socket.getInputStream().read();
			assertThat(next).isNotNegative();
			answer.append((char) next);
		}
		return !answer.toString().contains("Connection: close");
	}

	private final class Answering extends HttpServlet {

		private static final long serialVersionUID = 1;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if ("/slow".equals(request.getPathInfo())) {
				ClosingFilterTests.this.arrived.release();
				await();
			}
			response.setContentLength(1);
			response.getOutputStream().write('x');
		}

		private void await() throws IOException {
			try {
				assertThat(ClosingFilterTests.this.ending.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
		}

	}

}
