package io.cdrfacade.web.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts turns, as time would say nothing on a busy machine. */
class FairConnectionsTests {

	/** More than there are threads for. */
	private static final int BUSY = 2 * Runtime.getRuntime().availableProcessors();

	private static final int OTHERS = 10;

	/**
	 * Most answers of each busy caller before another caller gets one: about 150, or
	 * 100,000 without fairness.
	 */
	private static final long MOST_TURNS = 1000;

	private static final byte[] REQUESTS = "GET /busy HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500)
		.getBytes(StandardCharsets.US_ASCII);

	private final AtomicLong answered = new AtomicLong();

	private final List<Socket> sockets = new ArrayList<>();

	private final WebServer server = server();

	private WebServer server() {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
		factory.setAddress(InetAddress.getLoopbackAddress());
		new FairConnections().customize(factory);
		factory.addProtocolHandlerCustomizers((protocol) -> {
			protocol.setExecutor(new VirtualThreadExecutor("test-"));
			((AbstractHttp11Protocol<?>) protocol).setMaxKeepAliveRequests(-1);
		});
		return factory.getWebServer(this::register);
	}

	private void register(ServletContext context) {
		context.addServlet("counting", new Counting()).addMapping("/*");
	}

	@BeforeEach
	void keepItBusy() throws IOException {
		this.server.start();
		for (int i = 0; i < BUSY; i++) {
			Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.getPort());
			this.sockets.add(socket);
			Thread.ofPlatform().daemon().start(() -> ask(socket));
			Thread.ofPlatform().daemon().start(() -> drain(socket));
		}
		Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> this.answered.get() > 20_000);
	}

	@AfterEach
	void stop() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.server.stop();
	}

	@Test
	void answersOtherCallersBesideBusyOnes() throws Exception {
		Http http = Http.to(this.server.getPort());
		assertThat(http.get("/").statusCode()).isEqualTo(200);
		List<Long> turns = new ArrayList<>();
		for (int i = 0; i < OTHERS; i++) {
			long before = this.answered.get();
			http.get("/");
			turns.add(this.answered.get() - before);
		}
		turns.sort(null);
		assertThat(turns.get(OTHERS / 2)).as("the median of %s", turns).isLessThan(MOST_TURNS * BUSY);
	}

	private static void ask(Socket socket) {
		try {
			while (true) {
				socket.getOutputStream().write(REQUESTS);
			}
		}
		catch (IOException _) {
			// The test is over.
		}
	}

	private static void drain(Socket socket) {
		byte[] answers = new byte[1 << 16];
		try {
			while (socket.getInputStream().read(answers) >= 0) {
				// Their answers do not matter.
			}
		}
		catch (IOException _) {
			// The test is over.
		}
	}

	private final class Counting extends HttpServlet {

		private static final long serialVersionUID = 1;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			if ("/busy".equals(request.getPathInfo())) {
				FairConnectionsTests.this.answered.incrementAndGet();
			}
		}

	}

}
