package io.cdrfacade.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.CdrFacadeApplication;
import io.cdrfacade.Http;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WarmUpIntegrationTests {

	private final StubPlatform platform = new StubPlatform();

	private static final String DONE = "Warmed up by 300 requests";

	private final List<ConfigurableApplicationContext> started = new ArrayList<>();

	@AfterEach
	void stop() {
		this.started.forEach(ConfigurableApplicationContext::close);
		this.platform.close();
	}

	@Test
	void endsBeforeTheFacadeIsReady(CapturedOutput output) {
		List<String> before = new ArrayList<>();
		start("5m", (change) -> {
			if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && before.isEmpty()) {
				before.add(output.getAll());
			}
		});
		assertThat(before).singleElement().asString().contains(DONE);
	}

	@Test
	void asksThePlatformForNothing(CapturedOutput output) throws Exception {
		Http facade = http(start("5m", (_) -> {
		}));
		assertThat(output).contains(DONE);
		assertThat(this.platform.connections()).isZero();
		String health = facade.get("/actuator/health").body();
		assertThat(JsonPath.<String>read(health, "$.components.platform.components.default.status"))
			.isEqualTo("UNKNOWN");
	}

	@Test
	void leavesNoTraceInMetricsAndAccessLines(CapturedOutput output) {
		Set<String> cold = meters(start("0s", (_) -> {
		}));
		assertThat(output).doesNotContain(DONE);
		Set<String> warm = meters(start("5m", (_) -> {
		}));
		assertThat(output).contains(DONE).doesNotContain("GET /calls");
		assertThat(warm).isNotEmpty().isEqualTo(cold);
	}

	@Test
	void keepsNoAnswers() throws Exception {
		this.platform.gives(Answers.WHOLE_PAGE);
		ConfigurableApplicationContext context = start("5m", (_) -> {
		});
		assertThat(count(context, "cdr.cache.requests")).isZero();
		assertThat(http(context).get("/calls?from=2019-09-27&to=2019-09-28").headers().firstValue("Cache-Status"))
			.hasValueSatisfying((status) -> assertThat(status).contains("fwd=miss"));
		assertThat(count(context, "cdr.cache.requests")).isEqualTo(1);
	}

	private ConfigurableApplicationContext start(String warmUp,
			ApplicationListener<AvailabilityChangeEvent<ReadinessState>> listener) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(CdrFacadeApplication.class);
		application.application().addListeners(new Changes(listener));
		ConfigurableApplicationContext context = application.run("--server.address=127.0.0.1", "--server.port=0",
				"--cdr.security.mode=none", "--cdr.platform.url=" + this.platform.url(), "--cdr.platform.app-id=test",
				"--cdr.platform.access-key=test", "--cdr.warm-up.time=" + warmUp);
		this.started.add(context);
		return context;
	}

	private static Http http(ConfigurableApplicationContext context) {
		return Http.to(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	/** Names and labels, without those of ports, which differ from start to start. */
	private static Set<String> meters(ConfigurableApplicationContext context) {
		return context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id.getName() + id.getTags()
				.stream()
				.filter((tag) -> !tag.getValue().contains("http-nio"))
				.map(Tag::toString)
				.toList())
			.filter((name) -> !name.startsWith("jvm."))
			.collect(Collectors.toSet());
	}

	private static double count(ConfigurableApplicationContext context, String counter) {
		return context.getBean(MeterRegistry.class)
			.find(counter)
			.counters()
			.stream()
			.mapToDouble((found) -> found.count())
			.sum();
	}

	private record Changes(ApplicationListener<AvailabilityChangeEvent<ReadinessState>> then)
			implements
				ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

		@Override
		public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> change) {
			this.then.onApplicationEvent(change);
		}

	}

}
