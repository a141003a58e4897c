package io.cdrfacade.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.Ports;
import io.cdrfacade.platform.StubPlatform;

/** A Redis, and a Sentinel before it, that listen on an IPv6 address only. */
@EnabledIf(value = "isInstalled", disabledReason = "needs /usr/bin/redis-server (Debian: redis-server)")
class RedisOverIpv6IntegrationTests {

	private static final Path BINARY = Path.of("/usr/bin/redis-server");

	private static final StubPlatform PLATFORM = new StubPlatform();

	private static final int REDIS = Ports.free();

	private static final int SENTINEL = Ports.free();

	private static final List<Process> PROCESSES = new ArrayList<>();

	@TempDir
	private static Path home;

	static boolean isInstalled() {
		return Files.isExecutable(BINARY);
	}

	@BeforeAll
	static void start() throws IOException {
		run("port " + REDIS + "\nbind ::1\nsave \"\"\ndir " + home + "\n");
		run("port " + SENTINEL + "\nbind ::1\nsentinel monitor calls ::1 " + REDIS + " 1\ndir " + home + "\n",
				"--sentinel");
	}

	private static void run(String settings, String... options) throws IOException {
		Path file = Files.writeString(home.resolve("redis-" + PROCESSES.size() + ".conf"), settings);
		List<String> command = Stream.concat(Stream.of(BINARY.toString(), file.toString()), Stream.of(options))
			.toList();
		PROCESSES.add(new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(home.resolve("output-" + PROCESSES.size()).toFile())
			.start());
	}

	@AfterAll
	static void stop() throws InterruptedException {
		for (Process process : PROCESSES) {
			process.destroy();
			process.waitFor();
		}
		PLATFORM.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "host=::1 port=REDIS", "host=[::1] port=REDIS", "url=redis://[::1]:REDIS",
			"sentinel.master=calls sentinel.nodes=[::1]:SENTINEL" })
	void sharesStateThere(String properties) {
		Stream<String> all = Stream.of(("timeout=2s connect-timeout=2s " + properties).split(" "))
			.map((property) -> "spring.data.redis." + property)
			.map((property) -> property.replace("REDIS", Integer.toString(REDIS))
				.replace("SENTINEL", Integer.toString(SENTINEL)));
		try (Replica replica = Replica.start(PLATFORM,
				Stream.concat(Stream.of("cdr.shared-state=redis"), all).toArray(String[]::new))) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(replica::shares);
		}
	}

}
