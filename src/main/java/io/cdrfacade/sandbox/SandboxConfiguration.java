package io.cdrfacade.sandbox;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

import io.cdrfacade.sandbox.calls.Bills;
import io.cdrfacade.sandbox.calls.CallPlan;

/** Makes the beans of the sandbox, in its profile only. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SandboxProperties.class)
@Import({ Bills.class, FaultSwitch.class, FaultyAnswers.class, RecordingLinks.class, SandboxServices.class,
		TokenBook.class })
class SandboxConfiguration {

	/** Forms are small and stay in memory. */
	private static final int LARGEST_FORM = 1 << 20;

	@Bean
	CallPlan callPlan(SandboxProperties properties) {
		return properties.plan();
	}

	@Bean
	ServletRegistrationBean<SandboxServlet> platformServlet(FaultSwitch faults, FaultyAnswers answers) {
		ServletRegistrationBean<SandboxServlet> servlet = new ServletRegistrationBean<>(
				new SandboxServlet(faults, answers), SandboxServlet.PATH);
		servlet.setName("sandboxPlatform");
		servlet.setMultipartConfig(new MultipartConfigElement("", LARGEST_FORM, LARGEST_FORM, LARGEST_FORM));
		return servlet;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectionCutter() {
		return (factory) -> factory.addEngineValves(new ConnectionCutter());
	}

}
