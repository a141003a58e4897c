package io.cdrfacade.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/**
 * What a release consists of, each object read strictly into the model of its kind.
 *
 * @param objects the objects
 */
public record Manifests(List<HasMetadata> objects) {

	private static final List<Class<? extends HasMetadata>> KINDS = List.of(ConfigMap.class, Secret.class,
			Service.class, ServiceAccount.class, Pod.class, Deployment.class, HorizontalPodAutoscaler.class,
			HTTPRoute.class, Ingress.class, NetworkPolicy.class, PodDisruptionBudget.class, PrometheusRule.class,
			ServiceMonitor.class);

	static Manifests parse(String yaml) {
		try {
			return new Manifests(
					Yaml.documents(yaml).stream().filter(JsonNode::isObject).map(Manifests::object).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HasMetadata object(JsonNode node) {
		String version = node.path("apiVersion").asText();
		String kind = node.path("kind").asText();
		Class<? extends HasMetadata> type = KINDS.stream()
			.filter((known) -> HasMetadata.getApiVersion(known).equals(version) && known.getSimpleName().equals(kind))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown object " + version + " " + kind));
		try {
			return Yaml.read(node, type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> kinds() {
		return this.objects.stream().map(HasMetadata::getKind).sorted().toList();
	}

	/** The fields of an object, found by its kind, or by kind and name. */
	JsonNode tree(String kind) {
		return this.objects.stream()
			.filter((object) -> kind.equals(object.getKind())
					|| kind.equals(object.getKind() + " " + object.getMetadata().getName()))
			.findFirst()
			.map(Yaml::tree)
			.orElseThrow();
	}

	<T extends HasMetadata> T only(Class<T> kind) {
		return all(kind).findFirst().orElseThrow();
	}

	<T extends HasMetadata> Stream<T> all(Class<T> kind) {
		return this.objects.stream().filter(kind::isInstance).map(kind::cast);
	}

	/** The application's configuration file. */
	public String configuration() {
		return all(ConfigMap.class).map(ConfigMap::getData)
			.filter((data) -> data.containsKey("application.yaml"))
			.findFirst()
			.orElseThrow()
			.get("application.yaml");
	}

	/**
	 * The variables of the application. Those from a Secret that is not the release's own
	 * hold its name and key, such as {@code keys/london}.
	 */
	public Map<String, Object> environment() {
		Map<String, Object> environment = new LinkedHashMap<>();
		container().getEnv()
			.forEach((variable) -> environment.put(variable.getName(), (variable.getValueFrom() != null)
					? secret(variable.getValueFrom().getSecretKeyRef()) : variable.getValue()));
		return environment;
	}

	private String secret(SecretKeySelector selector) {
		return all(Secret.class).filter((secret) -> secret.getMetadata().getName().equals(selector.getName()))
			.map((secret) -> secret.getData().get(selector.getKey()))
			.map((data) -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
			.findFirst()
			.orElse(selector.getName() + "/" + selector.getKey());
	}

	PodSpec pod() {
		return only(Deployment.class).getSpec().getTemplate().getSpec();
	}

	Container container() {
		return pod().getContainers().getFirst();
	}

	Map<String, String> podAnnotations() {
		return only(Deployment.class).getSpec().getTemplate().getMetadata().getAnnotations();
	}

}
