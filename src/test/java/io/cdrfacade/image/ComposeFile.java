package io.cdrfacade.image;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.testcontainers.containers.Network;
import org.yaml.snakeyaml.Yaml;

/**
 * The services of {@code compose.yaml}, as containers of their own: Testcontainers needs
 * no Compose, and each replica can be restarted.
 */
final class ComposeFile {

	private final Map<String, Map<String, Object>> services;

	private ComposeFile(Map<String, Map<String, Object>> services) {
		this.services = services;
	}

	static ComposeFile read() throws IOException {
		try (Reader reader = Files.newBufferedReader(Path.of("compose.yaml"))) {
			Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(reader);
			Map<String, Map<String, Object>> services = file.get("services");
			if (services == null) {
				throw new IllegalStateException("compose.yaml has no services");
			}
			return new ComposeFile(services);
		}
	}

	ServiceContainer service(String name, Network network) {
		Map<String, Object> service = this.services.get(name);
		if (service == null) {
			throw new IllegalArgumentException("compose.yaml has no service " + name);
		}
		return new ServiceContainer(name, service, network);
	}

}
