package io.cdrfacade.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** A service of {@code compose.yaml}: of its settings, those that the file uses. */
@SuppressWarnings("unchecked") // YAML knows no types.
final class ServiceContainer extends GenericContainer<ServiceContainer> {

	private static final int STOP_SECONDS = 60;

	private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(LONGEST_ANSWER)
		.build();

	private final Map<String, Object> service;

	ServiceContainer(String name, Map<String, Object> service, Network network) {
		super(((String) service.getOrDefault("image", "")).replaceFirst("\\$\\{CDR_IMAGE.*}", FacadeContainer.image()));
		this.service = service;
		withNetwork(network);
		withNetworkAliases(name);
		setting("networks", Map.<String, Map<String, List<String>>>of()).values()
			.forEach((settings) -> withNetworkAliases(
					settings.getOrDefault("aliases", List.of()).toArray(String[]::new)));
		setting("environment", Map.<String, Object>of()).forEach((key, value) -> withEnv(key, value.toString()));
		setting("tmpfs", List.<String>of()).forEach((path) -> withTmpFs(Map.of(path, "rw")));
		if (service.containsKey("command")) {
			withCommand(setting("command", List.<String>of()).stream().map(this::unescape).toArray(String[]::new));
		}
		withCreateContainerCmdModifier(this::harden);
	}

	private <T> T setting(String name, T otherwise) {
		return (T) this.service.getOrDefault(name, otherwise);
	}

	/**
	 * By itself: Testcontainers would pull an image to see whether files can be bound.
	 */
	private Bind bind(String volume) {
		return Bind.parse(Path.of("").toAbsolutePath().resolve(volume).normalize().toString());
	}

	/** Compose would put variables in. */
	private String unescape(String word) {
		return word.replace("$$", "$");
	}

	private void harden(CreateContainerCmd command) {
		Hardening.apply(command).withBinds(setting("volumes", List.<String>of()).stream().map(this::bind).toList());
		if (this.service.containsKey("user")) {
			command.withUser(setting("user", ""));
		}
	}

	/** As an operator does, with the time that {@code compose.yaml} gives. */
	void restart() {
		getDockerClient().stopContainerCmd(getContainerId()).withTimeout(STOP_SECONDS).exec();
		getDockerClient().startContainerCmd(getContainerId()).exec();
	}

	/** Of a facade, whose port has to be exposed. */
	boolean isReady() throws InterruptedException {
		Ports ports = getDockerClient().inspectContainerCmd(getContainerId()).exec().getNetworkSettings().getPorts();
		Ports.Binding[] bindings = ports.getBindings().get(ExposedPort.tcp(FacadeContainer.PORT));
		return bindings != null && bindings.length > 0 && isReady(bindings[0].getHostPortSpec());
	}

	/** Not the port that Testcontainers knows: each start gets another one. */
	private boolean isReady(String port) throws InterruptedException {
		URI uri = URI.create("http://%s:%s%s".formatted(getHost(), port, FacadeContainer.READINESS));
		try {
			return this.client
				.send(HttpRequest.newBuilder(uri).timeout(LONGEST_ANSWER).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
