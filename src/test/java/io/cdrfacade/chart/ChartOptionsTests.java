package io.cdrfacade.chart;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where each value arrives: values, the kind of object, a pointer into it, what is there.
 */
class ChartOptionsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					deploymentAnnotations: {a: b} | Deployment | /metadata/annotations/a | b
					commonLabels: {a: b} | Deployment | /metadata/labels/a | b
					commonLabels: {a: b} | Deployment | /spec/template/metadata/labels/a | b
					commonLabels: {a: b} | Deployment | /spec/selector/matchLabels/a | ''
					commonLabels: {a: b} | Service | /metadata/labels/a | b
					commonLabels: {a: b} | Pod | /metadata/labels/a | b
					namespaceOverride: other | Deployment | /metadata/namespace | other
					namespaceOverride: other | Secret | /metadata/namespace | other
					revisionHistoryLimit: 2 | Deployment | /spec/revisionHistoryLimit | 2
					minReadySeconds: 7 | Deployment | /spec/minReadySeconds | 7
					strategy: {type: Recreate} | Deployment | /spec/strategy | {type: Recreate}
					strategy: {rollingUpdate: {maxSurge: 50%}} | Deployment | /spec/strategy/rollingUpdate/maxSurge | 50%
					strategy: {rollingUpdate: {maxSurge: 3}} | Deployment | /spec/strategy/rollingUpdate/maxUnavailable | 0
					extraObjects: [{apiVersion: v1, kind: Secret, metadata: {name: '{{ .Release.Name }}-x'}}] | Secret demo-x | /kind | Secret
					extraObjects: ["{apiVersion: v1, kind: Secret, metadata: {name: 'a{{ 1 }}'}}"] | Secret a1 | /kind | Secret
					podDisruptionBudget: {maxUnavailable: 30%} | PodDisruptionBudget | /spec/maxUnavailable | 30%
					{replicaCount: 2, podDisruptionBudget: {minAvailable: 50%}} | PodDisruptionBudget | /spec/minAvailable | 50%
					{replicaCount: 2, podDisruptionBudget: {minAvailable: 50%}} | PodDisruptionBudget | /spec/maxUnavailable | ''
					{replicaCount: 3, podDisruptionBudget: {minAvailable: 2}} | PodDisruptionBudget | /spec/minAvailable | 2
					""")
	void reachTheObjects(String values, String kind, String pointer, String expected) throws IOException {
		assertArrives(values, kind, pointer, expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					imagePullSecrets: [{name: a}] | /imagePullSecrets | [{name: a}]
					{imagePullSecrets: [{name: a}], global: {imagePullSecrets: [{name: b}]}} | /imagePullSecrets | [{name: a}, {name: b}]
					global: {imagePullSecrets: [a, a]} | /imagePullSecrets | [{name: a}]
					hostAliases: [{ip: 192.0.2.1, hostnames: [a]}] | /hostAliases/0/hostnames | [a]
					dnsPolicy: Default | /dnsPolicy | Default
					dnsConfig: {options: [{name: ndots, value: '1'}]} | /dnsConfig/options/0/value | '"1"'
					priorityClassName: high | /priorityClassName | high
					runtimeClassName: gvisor | /runtimeClassName | gvisor
					initContainers: [{name: wait, image: x}] | /initContainers/0/name | wait
					extraContainers: [{name: proxy, image: x}] | /containers/1/name | proxy
					extraContainers: [{name: proxy, image: x}] | /containers/0/name | cdr-facade
					lifecycle: {postStart: {sleep: {seconds: 1}}} | /containers/0/lifecycle/postStart/sleep/seconds | 1
					lifecycle: {postStart: {sleep: {seconds: 1}}} | /containers/0/lifecycle/preStop/sleep/seconds | 5
					lifecycle: {preStop: {sleep: {seconds: 9}}} | /containers/0/lifecycle/preStop/sleep/seconds | 9
					podSecurityContext: {runAsUser: null, runAsGroup: null, fsGroup: null} | /securityContext | {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
					podSecurityContext: {supplementalGroups: [5]} | /securityContext/supplementalGroups | [5]
					securityContext: {readOnlyRootFilesystem: false} | /containers/0/securityContext/readOnlyRootFilesystem | false
					topologySpreadConstraints: [{maxSkew: 2, topologyKey: rack, whenUnsatisfiable: DoNotSchedule}] | /topologySpreadConstraints/0/maxSkew | 2
					topologySpreadConstraints: [{maxSkew: 2, topologyKey: rack, whenUnsatisfiable: DoNotSchedule}] | /topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1instance | demo
					topologySpreadConstraints: [{maxSkew: 2, topologyKey: a, labelSelector: {}}] | /topologySpreadConstraints/0/labelSelector | {}
					resources: {requests: {ephemeral-storage: 1Gi}} | /containers/0/resources/requests/ephemeral-storage | 1Gi
					resources: {limits: {ephemeral-storage: 2Gi}} | /containers/0/resources/limits/ephemeral-storage | 2Gi
					resources: {requests: {cpu: 0.5}} | /containers/0/resources/requests/cpu | '"0.5"'
					resources: null | /containers/0/resources | ''
					resources: {limits: null} | /containers/0/resources/requests/memory | 512Mi
					extraEnv: [{name: A, value: '1'}] | /containers/0/env/3/value | '"1"'
					""")
	void reachThePods(String values, String pointer, String expected) throws IOException {
		assertArrives(values, "Deployment", "/spec/template/spec" + pointer, expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					service: {type: NodePort, nodePort: 30080} | Service | /spec/ports/0/nodePort | 30080
					service: {type: NodePort, externalTrafficPolicy: Local} | Service | /spec/externalTrafficPolicy | Local
					service: {type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24]} | Service | /spec/loadBalancerSourceRanges | [192.0.2.0/24]
					management: {port: 9090} | Service | /spec/ports/1/port | 9090
					management: {port: 9090} | Service | /spec/ports/1/targetPort | management
					{management: {port: 9090}, server: {contextPath: /cdr}, metrics: {serviceMonitor: {enabled: true}}} | ServiceMonitor | /spec/endpoints/0/port | management
					{management: {port: 9090}, server: {contextPath: /cdr}, metrics: {serviceMonitor: {enabled: true}}} | ServiceMonitor | /spec/endpoints/0/path | /actuator/prometheus
					{server: {contextPath: /cdr}, metrics: {serviceMonitor: {enabled: true}}} | ServiceMonitor | /spec/endpoints/0/path | /cdr/actuator/prometheus
					management: {port: 9090} | Deployment | /spec/template/spec/containers/0/ports/1/containerPort | 9090
					management: {port: 9090} | Pod | /spec/containers/0/args/9 | http://demo-cdr-facade.calls.svc:9090/actuator/health/readiness
					{server: {contextPath: /cdr}, config: {springdoc.api-docs.enabled: false}} | Pod | /spec/containers/0/args/10 | http://demo-cdr-facade.calls.svc:80/cdr/
					{} | Pod | /spec/containers/0/args/1 | --fail-early
					service: {ipFamilyPolicy: PreferDualStack} | Service | /spec/ipFamilyPolicy | PreferDualStack
					service: {ipFamilies: [IPv6, IPv4]} | Service | /spec/ipFamilies | [IPv6, IPv4]
					service: {labels: {a: b}} | Service | /metadata/labels/a | b
					ingress: {enabled: true, hosts: [a, b]} | Ingress | /spec/rules/1/host | b
					ingress: {enabled: true, hosts: [a], pathType: Exact} | Ingress | /spec/rules/0/http/paths/0/pathType | Exact
					ingress: {enabled: true, hosts: [{host: a}]} | Ingress | /spec/rules/0/http/paths/0/path | /
					ingress: {enabled: true, hosts: [{paths: [{path: /a}]}]} | Ingress | /spec/rules/0/host | ''
					ingress: {enabled: true, hosts: [{host: a, paths: [{path: /a}, {path: /b, pathType: Exact}]}]} | Ingress | /spec/rules/0/http/paths/1/path | /b
					ingress: {enabled: true, hosts: [{host: a, paths: [{path: /a}, {path: /b, pathType: Exact}]}]} | Ingress | /spec/rules/0/http/paths/1/pathType | Exact
					ingress: {enabled: true, hosts: [{host: a, paths: [{path: /a}, {path: /b, pathType: Exact}]}]} | Ingress | /spec/rules/0/http/paths/0/pathType | Prefix
					ingress: {enabled: true, hosts: [a], labels: {a: b}} | Ingress | /metadata/labels/a | b
					httpRoute: {enabled: true, parentRefs: [{name: g}], labels: {a: b}} | HTTPRoute | /metadata/labels/a | b
					httpRoute: {enabled: true, parentRefs: [{name: g}], filters: [{type: URLRewrite}]} | HTTPRoute | /spec/rules/0/filters/0/type | URLRewrite
					httpRoute: {enabled: true, parentRefs: [{name: g}], rules: [{matches: [{path: {value: /a}}]}, {}]} | HTTPRoute | /spec/rules/0/matches/0/path/value | /a
					httpRoute: {enabled: true, parentRefs: [{name: g}], rules: [{matches: [{path: {value: /a}}]}, {}]} | HTTPRoute | /spec/rules/1/backendRefs/0/name | demo-cdr-facade
					httpRoute: {enabled: true, parentRefs: [{name: g}], rules: [{backendRefs: [{name: other}]}]} | HTTPRoute | /spec/rules/0/backendRefs/0/name | other
					httpRoute: {enabled: true, parentRefs: [{name: g}], rules: [{backendRefs: []}]} | HTTPRoute | /spec/rules/0/backendRefs | ''
					httpRoute: {enabled: true, parentRefs: [{name: g}], rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}, {}]} | HTTPRoute | /spec/rules/0 | {filters: [{requestRedirect: {scheme: https}, type: RequestRedirect}]}
					httpRoute: {enabled: true, parentRefs: [{name: g}], filters: [{type: RequestRedirect}]} | HTTPRoute | /spec/rules/0/backendRefs | ''
					httpRoute: {enabled: true, parentRefs: [{name: g}], filters: [{type: URLRewrite}]} | HTTPRoute | /spec/rules/0/backendRefs/0/name | demo-cdr-facade
					autoscaling: {enabled: true, targetMemoryUtilizationPercentage: 80} | HorizontalPodAutoscaler | /spec/metrics/1/resource/name | memory
					autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0, targetMemoryUtilizationPercentage: 80} | HorizontalPodAutoscaler | /spec/metrics/0/resource/target/averageUtilization | 80
					autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0, metrics: [{type: Pods}]} | HorizontalPodAutoscaler | /spec/metrics/0/type | Pods
					metrics: {serviceMonitor: {enabled: true, namespace: monitoring}} | ServiceMonitor | /metadata/namespace | monitoring
					metrics: {serviceMonitor: {enabled: true, namespace: monitoring}} | ServiceMonitor | /spec/namespaceSelector/matchNames | [calls]
					metrics: {serviceMonitor: {enabled: true, scheme: https}} | ServiceMonitor | /spec/endpoints/0/scheme | https
					metrics: {serviceMonitor: {enabled: true, tlsConfig: {serverName: a}}} | ServiceMonitor | /spec/endpoints/0/tlsConfig/serverName | a
					metrics: {serviceMonitor: {enabled: true, relabelings: [{targetLabel: a}]}} | ServiceMonitor | /spec/endpoints/0/relabelings/0/targetLabel | a
					metrics: {serviceMonitor: {enabled: true, metricRelabelings: [{action: drop}]}} | ServiceMonitor | /spec/endpoints/0/metricRelabelings/0/action | drop
					metrics: {prometheusRule: {enabled: true, namespace: monitoring}} | PrometheusRule | /metadata/namespace | monitoring
					metrics: {dashboard: {enabled: true, namespace: monitoring}} | ConfigMap demo-cdr-facade-dashboard | /metadata/namespace | monitoring
					""")
	void reachTheTraffic(String values, String kind, String pointer, String expected) throws IOException {
		assertArrives(values, kind, pointer, expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{} | ghcr.io/cdr-facade/cdr-facade:0.1.0-SNAPSHOT
					image: {tag: 1.2.3} | ghcr.io/cdr-facade/cdr-facade:1.2.3
					image: {repository: localhost:5000/x, tag: a} | localhost:5000/x:a
					image: {registry: registry.example, tag: a} | registry.example/cdr-facade/cdr-facade:a
					image: {registry: registry.example, repository: calls/x, tag: a} | registry.example/calls/x:a
					{image: {registry: registry.example, tag: a}, global: {imageRegistry: mirror:5000/}} | mirror:5000/cdr-facade/cdr-facade:a
					{image: {repository: localhost/x, tag: a}, global: {imageRegistry: mirror.example}} | mirror.example/x:a
					""")
	void runTheImage(String values, String expected) throws IOException {
		assertArrives(values, "Deployment", "/spec/template/spec/containers/0/image", '"' + expected + '"');
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | docker.io/curlimages/curl:8.10.1
			global: {imageRegistry: mirror.example} | mirror.example/curlimages/curl:8.10.1
			tests: {image: {registry: mirror.example, tag: a}} | mirror.example/curlimages/curl:a
			""")
	void runTheImageOfTheTest(String values, String expected) throws IOException {
		assertArrives(values, "Pod", "/spec/containers/0/image", '"' + expected + '"');
	}

	private static void assertArrives(String values, String kind, String pointer, String expected) throws IOException {
		String there = Chart.render(Yaml.merge(Chart.LEAST, values)).tree(kind).at(pointer).toString();
		assertThat(there).isEqualTo(Yaml.tree(expected).toString());
	}

}
