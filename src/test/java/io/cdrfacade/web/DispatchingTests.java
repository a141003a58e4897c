package io.cdrfacade.web;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.EndpointLinksResolver;
import org.springframework.boot.actuate.endpoint.web.EndpointMapping;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchingTests {

	private final HandlerMethodReturnValueHandler own = new Own();

	private final Dispatching dispatching = new Dispatching(List.of(this.own));

	@Test
	void asksControllersBeforeActuator() {
		WebMvcEndpointHandlerMapping actuator = new WebMvcEndpointHandlerMapping(new EndpointMapping("/actuator"),
				List.of(), new EndpointMediaTypes("application/json"), null, new EndpointLinksResolver(List.of()),
				true);
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

	private static final class Own implements HandlerMethodReturnValueHandler {

		@Override
		public boolean supportsReturnType(MethodParameter type) {
			return false;
		}

		@Override
		public void handleReturnValue(@Nullable Object value, MethodParameter type, ModelAndViewContainer container,
				NativeWebRequest request) {
			throw new UnsupportedOperationException();
		}

	}

}
