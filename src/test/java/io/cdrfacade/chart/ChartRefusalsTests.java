package io.cdrfacade.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong values never reach a cluster, and the message names them. */
class ChartRefusalsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "replicaCont: 2 | additional properties 'replicaCont' not allowed",
			"image: {tags: x} | at '/image': additional properties 'tags' not allowed",
			"accounts: {main: {acessKey: x}} | at '/accounts/main': additional properties 'acessKey' not allowed",
			"accounts: {main: {existingSecret: {nam: x}}} | additional properties 'nam' not allowed",
			"accounts: {main: {retry: {atempts: 1}}} | at '/accounts/main/retry': additional properties 'atempts'",
			"accounts: {main: {breaker: {windw: 1}}} | at '/accounts/main/breaker': additional properties 'windw'",
			"accounts: {main: {appId: 1}} | at '/accounts/main/appId': value must be 'text: quote it",
			"accounts: {main: {url: 'ftp://x'}} | at '/accounts/main/url'",
			"accounts: {main: {maxConnections: many}} | got string, want integer",
			"accounts: {main: {responseTimeout: 40}} | at '/accounts/main/responseTimeout': value must be 'text:",
			"accounts: {Main: {url: 'http://x', appId: x}} | at '/accounts': additional properties 'Main' not allowed",
			"accounts: {other: {accessKey: x}} | missing properties 'url', 'appId'",
			"security: {mod: none} | at '/security': additional properties 'mod' not allowed",
			"security: {mode: apikey} | at '/security/mode': value must be one of '', 'api-key', 'jwt', 'none'",
			"security: {apiKeys: {crm: {scopes: [call:read], accounts: [x]}}} | at '/security/apiKeys/crm/scopes/0'",
			"security: {apiKeys: {crm: {sha256: abc, scopes: [calls:read], accounts: [x]}}} | apiKeys/crm/sha256'",
			"security: {jwt: {issuer: x}} | at '/security/jwt': additional properties 'issuer' not allowed",
			"security: {rateLimit: {request: 1}} | at '/security/rateLimit': additional properties 'request'",
			"security: {cors: {allowedOrigins: '*'}} | at '/security/cors/allowedOrigins': got string, want array",
			"redis: {enabled: 'yes'} | at '/redis/enabled': got string, want boolean",
			"redis: {port: 70000} | at '/redis/port': maximum: got 70,000, want 65,535",
			"resources: {limits: {memry: 1Gi}} | at '/resources/limits': additional properties 'memry' not allowed",
			"probes: {liveness: {path: /x}} | at '/probes/liveness': additional properties 'path' not allowed",
			"shutdown: {preStop: 5} | at '/shutdown': additional properties 'preStop' not allowed",
			"ingress: {enabled: true, host: x} | at '/ingress': additional properties 'host' not allowed",
			"ingress: {tls: [{secret: x}]} | at '/ingress/tls/0': additional properties 'secret' not allowed",
			"httpRoute: {parents: []} | at '/httpRoute': additional properties 'parents' not allowed",
			"networkPolicy: {egress: []} | at '/networkPolicy': additional properties 'egress' not allowed",
			"metrics: {serviceMonitor: {enable: true}} | at '/metrics/serviceMonitor': additional properties 'enable'",
			"metrics: {dashbord: {}} | at '/metrics': additional properties 'dashbord' not allowed",
			"podAnnotations: {a: 1} | at '/podAnnotations/a': value must be 'text: quote it",
			"service: {type: ExternalName} | at '/service/type': value must be one of",
			"replicaCount: -1 | at '/replicaCount': minimum: got -1, want 0", "config: [] | got array, want object",
			"tests: {image: curl} | at '/tests/image': got string, want object",
			"podDisruptionBudget: {maxUnavailable: 0%} | at '/podDisruptionBudget/maxUnavailable'",
			"podDisruptionBudget: {maxUnavailable: 150%} | at '/podDisruptionBudget/maxUnavailable'",
			"podDisruptionBudget: {maxUnavailable: 0} | at '/podDisruptionBudget/maxUnavailable': minimum: got 0",
			"podDisruptionBudget: {minAvailable: 100%} | at '/podDisruptionBudget/minAvailable'",
			"podDisruptionBudget: {minAvailable: 0%} | at '/podDisruptionBudget/minAvailable'",
			"strategy: {rollingUpdate: {maxSurge: 200%}} | at '/strategy/rollingUpdate/maxSurge'",
			"strategy: {typ: Recreate} | at '/strategy': additional properties 'typ' not allowed",
			"extraEnv: [{nam: a}] | at '/extraEnv/0': additional properties 'nam' not allowed",
			"ingress: {hosts: [{hots: a}]} | at '/ingress/hosts/0': additional properties 'hots' not allowed",
			"ingress: {hosts: [{paths: [{pathType: Exact}]}]} | at '/ingress/hosts/0/paths/0': missing property 'path'",
			"resources: {requests: {cpu: 1.2.3}} | at '/resources/requests/cpu'",
			"service: {ipFamilies: [ipv4]} | at '/service/ipFamilies/0': value must be one of 'IPv4', 'IPv6'",
			"networkPolicy: {dnsPorts: []} | at '/networkPolicy/dnsPorts': minItems: got 0, want 1",
			"management: {port: 70000} | at '/management/port': maximum: got 70,000, want 65,535",
			"server: {contextPath: cdr} | at '/server/contextPath'",
			"server: {trustedProxies: [proxy.example]} | at '/server/trustedProxies/0'",
			"server: {trustedProxies: 10.0.0.0/8} | at '/server/trustedProxies': got string, want array",
			"security: {cors: {allowedOrigins: ['https://a/b']}} | at '/security/cors/allowedOrigins/0'",
			"accounts: {main: {proxy: {port: 1}}} | missing property 'host'",
			"accounts: {main: {proxy: {host: 1}}} | at '/accounts/main/proxy/host': value must be 'text: quote it",
			"server: {contextPath: '/$(A)'} | at '/server/contextPath'",
			"tracing: {endpoint: 'http://$(A)'} | at '/tracing/endpoint'",
			"server: {contextPath: /cdr/} | at '/server/contextPath'",
			"y-anchor: {} | additional properties 'y-anchor' not allowed" })
	void refusesWhatTheSchemaDoesNotKnow(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"accounts: {main: {accessKey: ''}} | accounts.main: set accessKey, or existingSecret.name",
			"accounts: {main: {existingSecret: {name: x}}} | accounts.main: set either accessKey or",
			"accounts: {o: {url: 'http://x', appId: x, accessKey: x}} | one of accounts (main, o)",
			"accounts: {ma-in: {url: 'http://x', appId: x, accessKey: x}} | accounts.main: is the same name as ma-in",
			"{sandbox: {enabled: true}, accounts: {sand-box: {url: 'http://x', appId: x}}} | same name as sand-box",
			"sandbox: {enabled: true} | defaultAccount: set it to one of accounts (main, sandbox), or sandbox.enabled",
			"{sandbox: {enabled: true}, accounts: null, defaultAccount: main} | \"main\" is none of accounts (sandbox)",
			"defaultAccount: nobody | defaultAccount: \"nobody\" is none of accounts (main)",
			"security: {mode: ''} | security.mode: choose api-key, jwt or none",
			"security: {mode: api-key} | security.apiKeys: holds no key",
			"security: {apiKeys: {crm: {scopes: [calls:read], accounts: ['*']}}} | apiKeys.crm: set sha256, or",
			"security: {mode: jwt, jwt: {audience: x}} | security.jwt: set issuerUri or jwkSetUri",
			"security: {mode: jwt, jwt: {issuerUri: 'https://x'}} | security.jwt.audience: is missing",
			"redis: {enabled: true} | redis.host: is missing",
			"redis: {password: x, existingSecret: {name: x}} | redis: set either password or",
			"{redis: {enabled: true, username: u}, config: {spring.data.redis.url: 'redis://r'}} | redis.username: leave",
			"{redis: {enabled: true, password: p}, config: {spring.data.redis.url: 'redis://r'}} | redis.password: leave",
			"{redis: {enabled: true, host: h}, config: {spring.data.redis.url: 'redis://r'}} | redis.host: leave it empty",
			"{redis: {enabled: true, existingSecret: {name: x}}, extraEnv: [{name: SPRING_DATA_REDIS_URL}]} | redis.existingSecret: leave it empty",
			"autoscaling: {enabled: true, minReplicas: 9} | autoscaling: minReplicas is above maxReplicas",
			"ingress: {enabled: true} | ingress.hosts: name at least one host",
			"httpRoute: {enabled: true} | httpRoute.parentRefs: name the Gateway",
			"enabled: false | enabled: is false, but the parent chart does not look at it",
			"config: {management: {server: {port: 9090}}} | management.port: set it instead of",
			"extraEnv: [{name: MANAGEMENT_SERVER_PORT, value: '1'}] | management.port: set it instead of",
			"config: {server.servlet.contextPath: /a} | server.contextPath: set it instead of",
			"extraEnv: [{name: SERVER_SERVLET_CONTEXT_PATH, value: /a}] | server.contextPath: set it instead",
			"config: {server: {port: 9000}} | service.port: set it instead of server.port",
			"extraEnv: [{name: SERVER_PORT, value: '9000'}] | service.port: set it instead of server.port",
			"config: {spring.lifecycle.timeoutPerShutdownPhase: 5m} | shutdown.timeoutSeconds: set it instead of",
			"config: {spring: {lifecycle: {timeout-per-shutdown-phase: 5m}}} | shutdown.timeoutSeconds: set it",
			"extraEnv: [{name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE, value: 5m}] | shutdown.timeoutSeconds: set",
			"config: {cdr.web: {shutdown-delay: 20s}} | shutdown.delaySeconds: set it instead of",
			"extraEnv: [{name: CDR_WEB_SHUTDOWN_DELAY, value: 20s}] | shutdown.delaySeconds: set it instead of",
			"extraEnv: [{name: CDR_WEB_SHUTDOWNDELAY, value: 20s}] | shutdown.delaySeconds: set it instead of",
			"shutdown: {delaySeconds: 36} | shutdown.delaySeconds: is above shutdown.timeoutSeconds",
			"config: {server.ssl.bundle: web} | management.port: set it, and management.server.ssl.enabled to false",
			"extraEnv: [{name: SERVER_SSL_KEYSTORE, value: /k}] | management.port: set it, and",
			"{config: {server.ssl.bundle: web}, management: {port: 9090}} | management.port: set it, and",
			"config: {server.ssl.bundle: web, management.server.ssl.enabled: false} | management.port: set it, and",
			"{config: {management.server.ssl.bundle: web}, management: {port: 9090}} | management.server.ssl: cannot",
			"config: {management.endpoints.web.base-path: /ops} | management: base-path and path-mapping cannot be",
			"config: {management.endpoints.web.path-mapping.health: up} | management: base-path and path-mapping",
			"config: {management.server.basePath: /ops} | management: base-path and path-mapping cannot be set",
			"extraEnv: [{name: MANAGEMENT_ENDPOINTS_WEB_BASEPATH, value: /ops}] | management: base-path and",
			"metrics: {serviceMonitor: {enabled: true, interval: 5s}} | scrapeTimeout: 10s is longer than the interval",
			"metrics: {serviceMonitor: {scrapeTimeout: 2m, interval: 90s}} | 2m is longer than the interval (90s)",
			"metrics: {serviceMonitor: {scrapeTimeout: 1h, interval: 30m}} | 1h is longer than the interval (30m)",
			"management: {port: 8080} | management.port: 8080 is the port of requests",
			"management: {port: 80} | service.port: is management.port as well",
			"service: {nodePort: 30080} | nodePort and externalTrafficPolicy need the type NodePort or",
			"service: {externalTrafficPolicy: Local} | service: nodePort and externalTrafficPolicy need the type",
			"service: {loadBalancerSourceRanges: [a]} | loadBalancerSourceRanges: needs the type LoadBalancer",
			"{autoscaling: {enabled: true}, resources: null} | resources.requests.cpu: is missing; autoscaling",
			"{autoscaling: {enabled: true}, resources: {requests: {cpu: ''}}} | resources.requests.cpu: is missing",
			"{autoscaling: {enabled: true}, resources: {requests: {cpu: null}}} | resources.requests.cpu: is",
			"autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0} | autoscaling: set a target or metrics",
			"strategy: {rollingUpdate: {maxSurge: 0}} | strategy.rollingUpdate: maxSurge and maxUnavailable are both 0",
			"strategy: {rollingUpdate: {maxSurge: 0%, maxUnavailable: null}} | strategy.rollingUpdate: maxSurge",
			"strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0%}} | strategy.rollingUpdate: maxSurge",
			"podDisruptionBudget: {minAvailable: 1} | minAvailable: 1 of 1 pods would let no node be drained",
			"podDisruptionBudget: {minAvailable: 50%} | minAvailable: 50% of 1 pods would let no node be drained",
			"{replicaCount: 3, podDisruptionBudget: {minAvailable: 70%}} | minAvailable: 70% of 3 pods would",
			"{autoscaling: {enabled: true}, podDisruptionBudget: {minAvailable: 2}} | minAvailable: 2 of 2 pods" })
	void refusesWhatDoesNotFitTogether(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains("do not fit together", message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image: {tag: 1.20}", "accounts: {main: {appId: 7}}", "accounts: {main: {accessKey: 7}}",
			"redis: {password: 7}", "extraEnv: [{name: A, value: 8080}]", "extraEnv: [{name: A, value: true}]",
			"podLabels: {a: 1}", "podAnnotations: {a: true}", "service: {annotations: {a: 3600}}",
			"nodeSelector: {a: true}", "defaultAccount: 1", "namespaceOverride: 1", "fullnameOverride: 1",
			"ingress: {className: 1}", "security: {jwt: {audience: 1}}", "tests: {image: {tag: 8.10}}",
			"global: {imageRegistry: 1}", "priorityClassName: 1" })
	void saysHowNumbersBecomeText(String values) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains("at '/" + values.replaceAll(":.*", ""),
				"text: quote it, or use --set-string");
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(Chart.refusal("ingress: {enabled: true}")).contains("accounts: name at least one",
				"security.mode: choose", "ingress.hosts: name");
	}

	@Test
	void needsCredentialsToScrapeWhatIsGuarded() {
		String guarded = """
				accounts: {main: {url: "http://192.0.2.10/", appId: app, accessKey: x}}
				security: {mode: jwt, jwt: {issuerUri: "https://id.example", audience: a}}
				metrics: {serviceMonitor: {enabled: true}}
				""";
		assertThat(Chart.refusal(guarded)).contains("metrics need the scope ops:read");
		assertThat(Chart.refusal(Yaml.merge(guarded, "metrics: {serviceMonitor: {existingSecret: {name: x}}}")))
			.isEqualTo("accepted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "global: {anything: {at: all}}", "enabled: true", "x-anchor: {a: 1}", "config: {x: null}",
			"{redis: {enabled: true, existingSecret: {name: x}}, config: {spring.data.redis.sentinel.master: m}}",
			"{redis: {enabled: false, password: p}, config: {spring.data.redis.url: 'redis://r'}}",
			"{sandbox: {enabled: true}, defaultAccount: main}", "{sandbox: {enabled: true}, defaultAccount: sandbox}",
			"{sandbox: {enabled: true}, accounts: null}", "config: {spring: {data: {redis: {url: 'redis://r'}}}}",
			"config: {spring.data.redis.url: 'redis://r'}",
			"config: {spring.data: {redis.sentinel: {master: m, nodes: ['r:26379']}}}",
			"config: {spring.data.redis.cluster.nodes: ['r:6379']}",
			"extraEnv: [{name: SPRING_DATA_REDIS_URL, valueFrom: {secretKeyRef: {name: r, key: url}}}]",
			"extraEnv: [{name: SPRING_DATA_REDIS_SENTINEL_MASTER, value: m}]",
			"extraEnvFrom: [{secretRef: {name: redis}}]",
			"{management: {port: 9090}, config: {server.ssl.bundle: web, management.server.ssl.enabled: false}}",
			"config: {management.endpoints.web.exposure.include: '*', spring.ssl.bundle.pem.web.x: y}",
			"metrics: {serviceMonitor: {interval: 10s}}",
			"metrics: {serviceMonitor: {interval: 500ms, scrapeTimeout: 500ms}}",
			"metrics: {serviceMonitor: {interval: 1m, scrapeTimeout: 60s}}", "shutdown: {delaySeconds: 35}" })
	void takesWhatOthersBring(String values) {
		boolean redis = values.contains("redis");
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST + "redis: {enabled: " + redis + "}", values)))
			.isEqualTo("accepted");
	}

}
