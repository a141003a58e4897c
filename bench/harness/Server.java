package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process that serves, with the children that it has. */
final class Server implements AutoCloseable {

	private static final double TICKS_PER_SECOND = 100.0;

	private final String name;

	private final Process process;

	private final long startedAt = System.nanoTime();

	private Server(String name, Process process) {
		this.name = name;
		this.process = process;
	}

	static Server start(String name, Path errors, Map<String, String> environment, List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile());
		try {
			return new Server(name, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot start " + name, ex);
		}
	}

	/** Waits until a URL answers, and tells how many milliseconds after the start that was. */
	long awaitReady(String url) {
		for (int i = 0; i < 1_200; i++) {
			if (!this.process.isAlive()) {
				throw new IllegalStateException(this.name + " has ended with " + this.process.exitValue());
			}
			if (answers(url)) {
				return (System.nanoTime() - this.startedAt) / 1_000_000;
			}
			// Not more often, as each of these requests takes time from a start on one core.
			Pause.millis(100);
		}
		throw new IllegalStateException(this.name + " does not get ready");
	}

	private static boolean answers(String url) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
			connection.setConnectTimeout(1000);
			connection.setReadTimeout(5000);
			try {
				return connection.getResponseCode() == 200;
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return false;
		}
	}

	long pid() {
		return this.process.pid();
	}

	long startedAt() {
		return this.startedAt;
	}

	/** CPU time that the processes have taken, in seconds. */
	double cpuSeconds() {
		return pids().mapToDouble(Server::cpuSeconds).sum();
	}

	/** Memory that the processes have to themselves, in megabytes. */
	long residentMegabytes() {
		return pids().mapToLong(Server::residentKilobytes).sum() / 1024;
	}

	private Stream<Long> pids() {
		return Stream.concat(Stream.of(this.process.pid()),
				this.process.descendants().map(ProcessHandle::pid));
	}

	private static double cpuSeconds(long pid) {
		String stat = read(Path.of("/proc/" + pid + "/stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
	}

	private static long residentKilobytes(long pid) {
		return read(Path.of("/proc/" + pid + "/smaps_rollup")).lines()
			.filter((line) -> line.startsWith("Pss:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
			.sum();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
