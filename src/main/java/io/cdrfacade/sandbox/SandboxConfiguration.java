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

/** Puts the sandbox together, in its profile alone. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SandboxProperties.class)
@Import({ Bills.class, BillOperation.class, Faults.class, LoginOperation.class, LogoutOperation.class,
		Misbehaviour.class, Operations.class, RecordingLinks.class, RecordingOperation.class, TokenBook.class })
class SandboxConfiguration {

	/** Forms are small and stay in memory. */
	private static final int LARGEST_FORM = 1 << 20;

	@Bean
	ServletRegistrationBean<PlatformServlet> platformServlet(Faults faults, Misbehaviour misbehaviour) {
		ServletRegistrationBean<PlatformServlet> servlet = new ServletRegistrationBean<>(
				new PlatformServlet(faults, misbehaviour), PlatformServlet.PATH);
		servlet.setName("sandboxPlatform");
		servlet.setMultipartConfig(new MultipartConfigElement("", LARGEST_FORM, LARGEST_FORM, LARGEST_FORM));
		return servlet;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectionCutter() {
		return (factory) -> factory.addEngineValves(new ConnectionCutter());
	}

}
