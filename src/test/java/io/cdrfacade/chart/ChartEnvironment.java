package io.cdrfacade.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What a pod of the chart sees of its configuration. */
public final class ChartEnvironment {

	private ChartEnvironment() {
	}

	public static ConfigurableEnvironment of(String values) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		apply(Chart.render(values), environment);
		return environment;
	}

	/** Replaces the machine's own variables by the pod's, and adds its file. */
	static void apply(Manifests manifests, ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		sources.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						manifests.environment()));
		// Later documents of a file win.
		for (PropertySource<?> document : documents(manifests.configuration())) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, document);
		}
		ConfigurationPropertySources.attach(environment);
	}

	private static List<PropertySource<?>> documents(String configuration) {
		try {
			return new YamlPropertySourceLoader().load("application.yaml",
					new ByteArrayResource(configuration.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
