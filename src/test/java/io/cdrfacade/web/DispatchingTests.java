package io.cdrfacade.web;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.EndpointMapping;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DispatchingTests {

	private final HandlerMethodReturnValueHandler own = mock();

	private final Dispatching dispatching = new Dispatching(List.of(this.own));

	@Test
	void asksControllersBeforeActuator() {
		WebMvcEndpointHandlerMapping actuator = new WebMvcEndpointHandlerMapping(new EndpointMapping("/actuator"),
				List.of(), new EndpointMediaTypes("application/json"), null, mock(), true);
		assertThat(this.dispatching.getRequestMappingHandlerMapping().getOrder()).isLessThan(actuator.getOrder());
	}

	@Test
	void asksOwnHandlersBeforeThoseOfTheFramework() {
		RequestMappingHandlerAdapter adapter = this.dispatching.getRequestMappingHandlerAdapter();
		adapter.setApplicationContext(new StaticApplicationContext());
		adapter.afterPropertiesSet();
		assertThat(Objects.requireNonNull(adapter.getReturnValueHandlers())).startsWith(this.own)
			.hasSizeGreaterThan(10);
	}

}
