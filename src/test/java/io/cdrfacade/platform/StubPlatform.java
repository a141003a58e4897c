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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A platform on raw sockets that answers as it is told to, byte by byte, and remembers
 * what it was asked.
 */
public final class StubPlatform implements AutoCloseable {

	private final ServerSocket server;

	private final Thread acceptor;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final BlockingQueue<Request> arrivals = new LinkedBlockingQueue<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger logins = new AtomicInteger();

	private volatile Function<Request, Answer> onLogin = (request) -> json(Answers.login(nextToken()));

	private volatile String page = Answers.DOCUMENTED;

	private volatile Function<Request, Answer> onBills = (request) -> json(this.page);

	public StubPlatform() {
		this(0);
	}

	/** Speaks TLS, and asks for a certificate. */
	public StubPlatform(SSLContext tls) {
		this(tlsSocket(tls));
	}

	/** Listens on an address of this computer. */
	public StubPlatform(InetAddress address) {
		this(socket(0, address));
	}

	/** Listens on an address of this computer, and a port that is free there. */
	public StubPlatform(int port, InetAddress address) {
		this(socket(port, address));
	}

	/** Listens on a port that was free a moment ago. */
	public StubPlatform(int port) {
		this(socket(port, InetAddress.ofLiteral("127.0.0.1")));
	}

	private StubPlatform(ServerSocket server) {
		this.server = server;
		this.acceptor = Thread.ofVirtual().start(this::accept);
	}

	private static ServerSocket socket(int port, InetAddress address) {
		try {
			return new ServerSocket(port, 200, address);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ServerSocket tlsSocket(SSLContext tls) {
		try {
			SSLServerSocket server = (SSLServerSocket) tls.getServerSocketFactory()
				.createServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
			server.setNeedClientAuth(true);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI url() {
		String scheme = (this.server instanceof SSLServerSocket) ? "https" : "http";
		String address = this.server.getInetAddress().getHostAddress();
		String host = address.contains(":") ? "[::1]" : address;
		return URI.create(scheme + "://" + host + ":" + this.server.getLocalPort() + "/");
	}

	public void onLogin(Function<Request, Answer> answers) {
		this.onLogin = answers;
	}

	public void onBills(Function<Request, Answer> answers) {
		this.onBills = answers;
	}

	/** Gives this page to all who ask for records. */
	public void gives(String page) {
		this.page = page;
	}

	/** Refuses all tokens but one. */
	public void acceptOnly(String token) {
		onBills((request) -> token.equals(request.field("token")) ? json(this.page)
				: json(Answers.refusal(600, "token")));
	}

	/** Each login from now on ends the token before it. */
	public void acceptOnlyTheLast() {
		onLogin((request) -> {
			String token = nextToken();
			acceptOnly(token);
			return json(Answers.login(token));
		});
	}

	/** Gives out a link to any recording, with any token. */
	public void linkTo(URI recording) {
		onBills((request) -> json(
				"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"downurl\":\"" + recording + "\"}},\"msg\":\"\"}"));
	}

	/** Tokens are token-1, token-2 and so on. */
	public String nextToken() {
		return "token-" + this.logins.incrementAndGet();
	}

	/** How many connections there have been. */
	public int connections() {
		return this.sockets.size();
	}

	/** How many of them neither side has closed. */
	public long openConnections() {
		return this.sockets.stream().filter((socket) -> !socket.isClosed()).count();
	}

	public List<Request> logins() {
		return this.requests.stream().filter(Request::isLogin).toList();
	}

	public List<Request> bills() {
		return this.requests.stream().filter((request) -> !request.isLogin()).toList();
	}

	/** Waits until a number of requests has come that were not awaited before. */
	public void awaitArrivals(int count) throws InterruptedException {
		for (int i = 0; i < count; i++) {
			assertThat(this.arrivals.poll(50, TimeUnit.SECONDS)).as("request %d of %d", i + 1, count).isNotNull();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				Thread.ofVirtual().start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			this.closed.countDown();
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			boolean more = true;
			while (more) {
				Request request = Request.read(in);
				if (request == null) {
					return;
				}
				Function<Request, Answer> answers = request.isLogin() ? this.onLogin : this.onBills;
				this.requests.add(request);
				this.arrivals.add(request);
				more = answers.apply(request).send(socket.getOutputStream());
			}
		}
		catch (IOException | InterruptedException ex) {
			// The client has closed the connection.
		}
	}

	/** The port is closed for good when the last thread has left it, not before. */
	@Override
	public void close() {
		try {
			this.closed.countDown();
			this.server.close();
			this.acceptor.join();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static Answer json(String body) {
		return http(200, "application/json;charset=utf-8", body);
	}

	public static Answer http(int status, String contentType, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return (out) -> {
			out.write(latin("HTTP/1.1 %d Whatever\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n".formatted(status,
					contentType, bytes.length)));
			out.write(bytes);
			out.flush();
			return true;
		};
	}

	/** Sends text before the answer itself. */
	public static Answer saying(String before, Answer answer) {
		return (out) -> {
			out.write(latin(before));
			out.flush();
			return answer.send(out);
		};
	}

	/** Sends text as it is and closes the connection. */
	public static Answer raw(String text) {
		return (out) -> {
			open(text).send(out);
			return false;
		};
	}

	/** Sends text as it is and leaves the connection open. */
	public static Answer open(String text) {
		return (out) -> {
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
			return true;
		};
	}

	/** Answers without a length: the end of the connection is the end of the body. */
	public static Answer untilClose(String body) {
		return raw("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body);
	}

	public static Answer hangUp() {
		return (out) -> false;
	}

	public static Answer after(CountDownLatch latch, Answer answer) {
		return (out) -> {
			latch.await();
			return answer.send(out);
		};
	}

	/** Never answers. */
	public Answer silence() {
		return after(this.closed, hangUp());
	}

	/** Begins to answer and goes on for ever, a little at a time. */
	public Answer trickle() {
		return (out) -> {
			out.write(latin("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"));
			while (!this.closed.await(20, TimeUnit.MILLISECONDS)) {
				out.write(' ');
				out.flush();
			}
			return false;
		};
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Writes an answer and says whether the connection stays open. */
	@FunctionalInterface
	public interface Answer {

		public boolean send(OutputStream out) throws IOException, InterruptedException;

	}

	/**
	 * A request.
	 *
	 * @param line the request line
	 * @param headers headers by lower-case name
	 * @param fields form fields by name
	 */
	public record Request(String line, Map<String, String> headers, Map<String, String> fields) {

		public boolean isLogin() {
			return "App.Sip_Auth.Login".equals(field("service"));
		}

		public @Nullable String field(String name) {
			return this.fields.get(name);
		}

		public String token() {
			return this.fields.getOrDefault("token", "none");
		}

		private static @Nullable Request read(InputStream in) throws IOException {
			String line = line(in);
			if (line.isEmpty()) {
				return null;
			}
			Map<String, String> headers = new TreeMap<>();
			for (String header = line(in); !header.isEmpty(); header = line(in)) {
				int colon = header.indexOf(':');
				headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
			}
			byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
			String type = headers.get("content-type");
			return new Request(line, headers, (type != null) ? WireForm.parse(type, body) : Map.of());
		}

		private static String line(InputStream in) throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
				if (next != '\r') {
					line.append((char) next);
				}
			}
			return line.toString();
		}

	}

}
