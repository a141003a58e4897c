package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.AccountSettings.Limits;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionTests {

	private final StubPlatform stub = new StubPlatform();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void cannotReachAClosedPort() throws IOException {
		int port;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		assertUnreachable(URI.create("http://127.0.0.1:" + port + "/"), "it takes no connection");
	}

	@Test
	void cannotReachAHostThatDoesNotExist() {
		assertUnreachable(URI.create("http://platform.invalid/"), "its host has no address");
	}

	@Test
	void cannotReachAServerWithoutTls() {
		try (PlainServer server = new PlainServer()) {
			assertUnreachable(URI.create("https://127.0.0.1:" + server.port() + "/"),
					"no TLS connection can be made; perhaps the certificate is not trusted");
		}
	}

	@ParameterizedTest
	@EnumSource
	void asksOnceWhenTheConnectionEndsWithoutAnAnswer(SyncState sync) {
		this.stub.onBills((request) -> StubPlatform.hangUp());
		try (WirePlatform platform = PlatformClients.of(this.stub)) {
			PlatformException fault = PlatformClients
				.fault(() -> platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(sync)));
			assertThat(fault).isInstanceOf(Failed.class).hasMessageContaining("without an answer");
		}
		assertThat(this.stub.bills()).hasSize(1);
	}

	/** A client that retries on a connection which the server closes would ask twice. */
	@Test
	void asksOnceWhenAUsedConnectionEnds() {
		try (WirePlatform platform = PlatformClients.of(this.stub)) {
			PlatformClients.read(platform);
			this.stub.onBills((request) -> StubPlatform.hangUp());
			PlatformException fault = PlatformClients
				.fault(() -> platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(SyncState.UNREAD)));
			assertThat(fault).isInstanceOf(Failed.class);
		}
		assertThat(this.stub.bills()).map((request) -> request.field("syncflag")).containsExactly("3", "1");
	}

	@Test
	void treatsATruncatedHeadAsNoAnswer() {
		this.stub.onBills((request) -> StubPlatform.raw("HTTP/1.1 200 OK\r\nContent-Le"));
		assertThat(fault(UnaryOperator.identity())).isInstanceOf(Failed.class)
			.hasMessageContaining("without an answer");
	}

	@Test
	void givesUpOnSilence() {
		Workbench bench = new Workbench().limits(PlatformClients.responseTimeout(Duration.ofSeconds(1)));
		try (WirePlatform platform = bench.platform(this.stub.url())) {
			bench.awaitSuccess(platform);
			int before = this.stub.bills().size();
			this.stub.onBills((request) -> this.stub.silence());
			assertThat(PlatformClients.fault(platform)).isInstanceOf(TimedOut.class);
			Workbench.await(() -> this.stub.bills().size() > before);
			assertThat(this.stub.bills()).hasSize(before + 1);
		}
	}

	@Test
	void givesUpOnASilentLogin() {
		this.stub.onLogin((request) -> this.stub.silence());
		assertThat(fault(PlatformClients.responseTimeout(Duration.ofMillis(200)))).isInstanceOf(TimedOut.class);
	}

	@Test
	void givesUpOnAnEndlessAnswer() {
		this.stub.onBills((request) -> this.stub.trickle());
		assertThat(fault(PlatformClients.requestTimeout(Duration.ofMillis(500)))).isInstanceOf(TimedOut.class);
	}

	@Test
	void givesUpOnALoginThatTakesTheWholeTime() {
		this.stub.onLogin((request) -> this.stub.trickle());
		assertThat(fault(PlatformClients.requestTimeout(Duration.ofMillis(500)))).isInstanceOf(TimedOut.class);
	}

	@Test
	void isBusyWhenNoConnectionGetsFree() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofMillis(200), 10))) {
			var _ = begin(platform);
			this.stub.awaitArrivals(2);
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Busy.class);
			assertThat(this.stub.bills()).hasSize(1);
		}
	}

	/** Of calls that come at once, the pool may refuse more than one too many. */
	@Test
	void isBusyWhenTooManyWait() throws Exception {
		CountDownLatch answered = new CountDownLatch(1);
		this.stub.onBills((request) -> StubPlatform.after(answered, StubPlatform.json(Answers.DOCUMENTED)));
		try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofSeconds(20), 1))) {
			Future<CdrPage> first = begin(platform);
			this.stub.awaitArrivals(2);
			List<FutureTask<CdrPage>> others = List.of(begin(platform), begin(platform));
			Workbench.await(() -> others.stream().anyMatch(Future::isDone));
			assertThat(others).filteredOn(Future::isDone)
				.allSatisfy((call) -> assertThat(call.exceptionNow()).isInstanceOf(Busy.class));
			answered.countDown();
			assertThat(first.get().cdrs()).hasSize(1);
			Workbench.await(() -> others.stream().allMatch(Future::isDone));
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
		}
	}

	@Test
	void freesTheConnectionOfACallerWhoLeaves() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofSeconds(20), 10))) {
			FutureTask<CdrPage> call = new FutureTask<>(() -> PlatformClients.read(platform));
			Thread caller = Thread.ofVirtual().start(call);
			this.stub.awaitArrivals(2);
			caller.interrupt();
			assertThat(assertFails(call)).isInstanceOf(TimedOut.class);
			this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED));
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
		}
	}

	@Test
	void refusesAnAnswerThatIsTooLarge() {
		String large = Answers.DOCUMENTED + " ".repeat(10_000);
		this.stub.onBills((request) -> StubPlatform.json(large));
		assertThat(fault(PlatformClients.maxResponseBytes(10_000))).isInstanceOf(Malformed.class)
			.hasMessageContaining("max-response-size");
		this.stub.onBills((request) -> StubPlatform.untilClose(large));
		assertThat(fault(PlatformClients.maxResponseBytes(10_000))).isInstanceOf(Malformed.class)
			.hasMessageContaining("max-response-size");
	}

	@Test
	void takesAnAnswerThatIsJustSmallEnough() {
		this.stub.onBills((request) -> StubPlatform.json("{\"ret\":400}" + " ".repeat(9989)));
		assertThat(fault(PlatformClients.maxResponseBytes(10_000))).isInstanceOf(PlatformException.Rejected.class);
	}

	/** On one connection, so that an answer that is left over would be the next one's. */
	@ParameterizedTest
	@ValueSource(strings = { "100 Continue", "102 Processing", "103 Early Hints\r\nLink: </style.css>; rel=preload" })
	void passesOverInterimAnswers(String interim) {
		String said = "HTTP/1.1 " + interim + "\r\n\r\n";
		this.stub.onBills((request) -> StubPlatform.saying(said,
				StubPlatform.saying(said, StubPlatform.json(Answers.DOCUMENTED))));
		try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofSeconds(20), 10))) {
			for (int i = 0; i < 3; i++) {
				assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
			}
		}
		assertThat(this.stub.bills()).hasSize(3);
		assertThat(this.stub.connections()).isEqualTo(1);
	}

	@Test
	void refusesAnotherProtocol() {
		this.stub.onBills((request) -> StubPlatform.saying("HTTP/1.1 101 Switching Protocols\r\n\r\n",
				StubPlatform.json(Answers.DOCUMENTED)));
		assertThat(fault(UnaryOperator.identity())).isInstanceOf(Malformed.class).hasMessageContaining("not HTTP");
	}

	/** On one connection that others wait for, so that they would get a surplus. */
	@ParameterizedTest
	@ValueSource(strings = { "<br />", "<br />\r\n<b>Notice</b>", "HTTP/1.1 200 OK\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ret\":400}" })
	void takesNoSurplusForTheNextAnswer(String surplus) throws Exception {
		int length = Answers.DOCUMENTED.getBytes(StandardCharsets.UTF_8).length;
		String sized = "Content-Length: %d\r\n\r\n%s".formatted(length, Answers.DOCUMENTED);
		String chunked = "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(length,
				Answers.DOCUMENTED);
		for (String answer : List.of(sized, chunked)) {
			this.stub.onBills((request) -> StubPlatform.open("HTTP/1.1 200 OK\r\n" + answer + surplus));
			try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofSeconds(20), 20))) {
				for (Future<CdrPage> read : PlatformClients.readAtOnce(platform, 20)) {
					assertThat(read.get().cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
				}
			}
		}
		assertThat(this.stub.bills()).hasSize(40);
		assertThat(this.stub.connections()).isEqualTo(40);
	}

	@Test
	void dropsAConnectionWithUnexpectedData() {
		CountDownLatch read = new CountDownLatch(1);
		this.stub.onBills((request) -> (out) -> {
			StubPlatform.json(Answers.DOCUMENTED).send(out);
			return StubPlatform.after(read, StubPlatform.open("<br />")).send(out);
		});
		try (WirePlatform platform = client(PlatformClients.oneConnection(Duration.ofSeconds(20), 10))) {
			PlatformClients.read(platform);
			read.countDown();
			Workbench.await(() -> this.stub.openConnections() == 0);
			assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
		assertThat(this.stub.bills()).hasSize(2);
		assertThat(this.stub.connections()).isEqualTo(2);
	}

	/** A name that gets another address is only followed by new connections. */
	@Test
	void dropsAConnectionAfterItsLifetime() {
		try (WirePlatform platform = client(oneConnectionFor(Duration.ofMillis(50)))) {
			Workbench.await(() -> {
				PlatformClients.read(platform);
				return this.stub.connections() > 2;
			});
		}
	}

	@Test
	void keepsAConnectionForItsLifetime() {
		try (WirePlatform platform = client(oneConnectionFor(Duration.ofHours(1)))) {
			for (int i = 0; i < 20; i++) {
				PlatformClients.read(platform);
			}
		}
		assertThat(this.stub.connections()).isEqualTo(1);
	}

	@Test
	void reachesAnAddressOfIpv6() throws IOException {
		try (StubPlatform six = new StubPlatform(InetAddress.ofLiteral("::1"));
				WirePlatform platform = PlatformClients.of(six)) {
			assertThat(six.url().getHost()).isEqualTo("[::1]");
			assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
	}

	@Test
	void readsManyAtOnce() throws Exception {
		try (WirePlatform platform = PlatformClients.of(this.stub)) {
			for (Future<CdrPage> read : PlatformClients.readAtOnce(platform, 200)) {
				assertThat(read.get().cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
			}
		}
		assertThat(this.stub.logins()).hasSize(1);
	}

	private void assertUnreachable(URI url, String obstacle) {
		try (WirePlatform platform = PlatformClients.of(url, UnaryOperator.identity(), Ticker.systemTicker())) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class)
				.hasMessage("The platform cannot be reached: " + obstacle);
		}
	}

	private PlatformException fault(UnaryOperator<Limits> limits) {
		try (WirePlatform platform = client(limits)) {
			return PlatformClients.fault(platform);
		}
	}

	private WirePlatform client(UnaryOperator<Limits> limits) {
		return PlatformClients.of(this.stub.url(), limits, Ticker.systemTicker());
	}

	private static UnaryOperator<Limits> oneConnectionFor(Duration lifetime) {
		return (limits) -> PlatformClients.oneConnection(Duration.ofSeconds(20), 10)
			.apply(PlatformClients.connectionLifetime(lifetime).apply(limits));
	}

	private static FutureTask<CdrPage> begin(WirePlatform platform) {
		FutureTask<CdrPage> call = new FutureTask<>(() -> PlatformClients.read(platform));
		Thread.ofVirtual().start(call);
		return call;
	}

	private static Throwable assertFails(Future<?> call) throws Exception {
		try {
			call.get(10, TimeUnit.SECONDS);
			throw new AssertionError("The call succeeded");
		}
		catch (ExecutionException ex) {
			return Objects.requireNonNull(ex.getCause());
		}
	}

	/** Answers anything with a line of plain HTTP. */
	private static final class PlainServer implements AutoCloseable {

		private final ServerSocket server;

		PlainServer() {
			try {
				this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			Thread.ofVirtual().start(this::serve);
		}

		int port() {
			return this.server.getLocalPort();
		}

		private void serve() {
			try {
				while (true) {
					try (Socket socket = this.server.accept()) {
						socket.getOutputStream()
							.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
					}
				}
			}
			catch (IOException ex) {
				// Closed.
			}
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

}
