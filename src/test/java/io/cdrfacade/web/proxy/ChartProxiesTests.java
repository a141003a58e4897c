package io.cdrfacade.web.proxy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

import io.cdrfacade.chart.Chart;
import io.cdrfacade.chart.ChartEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Helm chart makes of its trusted proxies is what the application reads. */
class ChartProxiesTests {

	private static final String LEAST = """
			accounts: {main: {url: "http://192.0.2.10/", appId: app, accessKey: x}}
			security: {mode: none}
			""";

	@Test
	void areTrusted() {
		assertThat(properties(Chart.everything()).trustedProxies()).containsExactly("10.2.0.0/16", "fd00::/8");
	}

	@Test
	void arePrivateOnesUnlessNamed() {
		assertThat(properties(LEAST).trustedProxies()).contains("10.0.0.0/8", "fc00::/7");
	}

	private static ProxyProperties properties(String values) {
		return Binder.get(ChartEnvironment.of(values)).bindOrCreate("cdr.web", Bindable.of(ProxyProperties.class));
	}

}
