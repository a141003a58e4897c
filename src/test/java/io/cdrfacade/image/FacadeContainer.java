package io.cdrfacade.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.github.dockerjava.api.command.InspectImageResponse;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import io.cdrfacade.SandboxFaults;

/**
 * The image in a container that may do as little as can be: nothing to write to, no
 * capabilities, 512 MiB, one CPU.
 */
final class FacadeContainer extends GenericContainer<FacadeContainer> {

	static final String IMAGE_PROPERTY = "image";

	static final int PORT = 8080;

	static final String READINESS = "/actuator/health/readiness";

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final HttpClient client = HttpClient.newHttpClient();

	FacadeContainer() {
		super(image());
		withExposedPorts(PORT);
		withCreateContainerCmdModifier(Hardening::apply);
		// Podman would mount one to write to.
		withTmpFs(Map.of("/tmp", "ro"));
		waitingFor(Wait.forHttp(READINESS).withStartupTimeout(PATIENCE));
	}

	/** Half of it becomes the heap, unless that is set. */
	FacadeContainer withMemory(long bytes) {
		withCreateContainerCmdModifier((command) -> Hardening.apply(command).withMemory(bytes).withMemorySwap(bytes));
		return this;
	}

	FacadeContainer withAllProcessors() {
		withCreateContainerCmdModifier((command) -> Hardening.apply(command).withNanoCPUs(0L));
		return this;
	}

	/** Is ready as soon as it has started, and slower at first. */
	FacadeContainer withoutWarmUp() {
		return withEnv("CDR_WARMUP_TIME", "0s");
	}

	static String image() {
		return System.getProperty(IMAGE_PROPERTY, "");
	}

	/** On its own sandbox. */
	static FacadeContainer sandbox() {
		return new FacadeContainer().withEnv("SPRING_PROFILES_ACTIVE", "sandbox");
	}

	/** As in production, though the platform is not there. */
	static FacadeContainer production() {
		return new FacadeContainer().withEnv("CDR_PLATFORM_URL", "http://127.0.0.1:1/")
			.withEnv("CDR_PLATFORM_APP_ID", "nobody")
			.withEnv("CDR_PLATFORM_ACCESS_KEY", "none")
			.withEnv("CDR_SECURITY_MODE", "api-key")
			.withEnv("CDR_SECURITY_APIKEYS_NOBODY_SHA256", "0".repeat(64))
			.withEnv("CDR_SECURITY_APIKEYS_NOBODY_SCOPES", "calls:read")
			.withEnv("CDR_SECURITY_APIKEYS_NOBODY_ACCOUNTS", "*");
	}

	URI uri(String path) {
		return URI.create("http://%s:%d%s".formatted(getHost(), getMappedPort(PORT), path));
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
	}

	/** Has the sandbox misbehave. */
	void fault(String json) throws IOException, InterruptedException {
		new SandboxFaults(uri("/")).put(json);
	}

	InspectImageResponse inspectImage() {
		return getDockerClient().inspectImageCmd(image()).exec();
	}

	void terminate() {
		getDockerClient().killContainerCmd(getContainerId()).withSignal("TERM").exec();
	}

}
