package io.cdrfacade.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Shortens the way of a request to its controller, and of the answer back. */
@Component
final class Dispatching implements WebMvcRegistrations {

	/**
	 * Before the mapping of Actuator (-100), which compares each request with all of its
	 * paths.
	 */
	private static final int CONTROLLERS = -200;

	private final List<HandlerMethodReturnValueHandler> ownHandlers;

	Dispatching(List<HandlerMethodReturnValueHandler> ownHandlers) {
		this.ownHandlers = ownHandlers;
	}

	@Override
	public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
		return new RequestMappingHandlerMapping() {

			@Override
			public int getOrder() {
				return CONTROLLERS;
			}

		};
	}

	/**
	 * Our own handlers are asked before the framework's, one of which takes all types of
	 * REST controllers.
	 */
	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		return new RequestMappingHandlerAdapter() {

			@Override
			public void afterPropertiesSet() {
				super.afterPropertiesSet();
				List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(Dispatching.this.ownHandlers);
				handlers.addAll(Objects.requireNonNull(getReturnValueHandlers()));
				setReturnValueHandlers(handlers);
			}

		};
	}

}
