package io.cdrfacade.web;

import java.util.List;
import java.util.Set;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CompositeFilter;

/**
 * Has a management port of its own answer as the port of requests does. Its context takes
 * the security of the application, but looks for filters and customizers among its own
 * beans only. It is named in {@code META-INF/spring} and is no {@code @Configuration}, as
 * the application would find that, too.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
final class ManagementPort {

	/** Errors are told by a valve: the dispatch to an error page would replace them. */
	@Bean
	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementServer(List<EveryPort> customizers) {
		return (factory) -> {
			customizers.forEach((customizer) -> customizer.customize(factory));
			factory.setErrorPages(Set.of());
		};
	}

	@Bean
	static FilterRegistrationBean<CompositeFilter> managementFilters(List<RequestFilter> filters) {
		CompositeFilter all = new CompositeFilter();
		all.setFilters(filters);
		FilterRegistrationBean<CompositeFilter> registration = new FilterRegistrationBean<>(all);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
