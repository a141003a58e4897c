package io.cdrfacade.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong values never reach a cluster, and whoever wrote them is told where to look. */
class ChartRefusalsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "replicaCont: 2 | additional properties 'replicaCont' not allowed",
			"image: {tags: x} | at '/image': additional properties 'tags' not allowed",
			"accounts: {main: {acessKey: x}} | at '/accounts/main': additional properties 'acessKey' not allowed",
			"accounts: {main: {existingSecret: {nam: x}}} | additional properties 'nam' not allowed",
			"accounts: {main: {retry: {atempts: 1}}} | at '/accounts/main/retry': additional properties 'atempts'",
			"accounts: {main: {breaker: {windw: 1}}} | at '/accounts/main/breaker': additional properties 'windw'",
			"accounts: {main: {appId: 1}} | at '/accounts/main/appId': got number, want string",
			"accounts: {main: {url: 'ftp://x'}} | at '/accounts/main/url'",
			"accounts: {main: {maxConnections: many}} | got string, want integer",
			"accounts: {main: {responseTimeout: 40}} | at '/accounts/main/responseTimeout': got number, want string",
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
			"podAnnotations: {a: 1} | at '/podAnnotations/a': got number, want string",
			"service: {type: ExternalName} | at '/service/type': value must be one of",
			"replicaCount: -1 | at '/replicaCount': minimum: got -1, want 0", "config: [] | got array, want object",
			"tests: {image: curl} | at '/tests/image': got string, want object" })
	void refusesWhatTheSchemaDoesNotKnow(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "accounts: {main: {accessKey: ''}} | accounts.main: set accessKey, or existingSecret.name",
					"accounts: {main: {existingSecret: {name: x}}} | accounts.main: set either accessKey or",
					"accounts: {o: {url: 'http://x', appId: x, accessKey: x}} | one of accounts (main, o)",
					"defaultAccount: nobody | defaultAccount: \"nobody\" is none of accounts (main)",
					"security: {mode: ''} | security.mode: choose api-key, jwt or none",
					"security: {mode: api-key} | security.apiKeys: holds no key",
					"security: {apiKeys: {crm: {scopes: [calls:read], accounts: ['*']}}} | apiKeys.crm: set sha256, or",
					"security: {mode: jwt, jwt: {audience: x}} | security.jwt: set issuerUri or jwkSetUri",
					"security: {mode: jwt, jwt: {issuerUri: 'https://x'}} | security.jwt.audience: is missing",
					"redis: {enabled: true} | redis.host: is missing",
					"redis: {password: x, existingSecret: {name: x}} | redis: set either password or",
					"autoscaling: {enabled: true, minReplicas: 9} | autoscaling: minReplicas is above maxReplicas",
					"ingress: {enabled: true} | ingress.hosts: name at least one host",
					"httpRoute: {enabled: true} | httpRoute.parentRefs: name the Gateway" })
	void refusesWhatDoesNotFitTogether(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains("do not fit together", message);
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

	@Test
	void takesWhatAParentChartHandsDown() {
		assertThat(Chart.refusal(Chart.LEAST + "global: {anything: {at: all}}")).isEqualTo("accepted");
	}

}
