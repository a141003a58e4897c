package io.cdrfacade.web.caching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Sends each {@link ReadyResponse} as it is. The framework's converters would negotiate
 * the type again, look for another entity tag and copy the headers twice, which took a
 * tenth of the time of a cached answer.
 */
@Component
final class ReadyResponses implements HandlerMethodReturnValueHandler, WebMvcRegistrations {

	@Override
	public boolean supportsReturnType(MethodParameter type) {
		return type.getParameterType() == ReadyResponse.class;
	}

	@Override
	public void handleReturnValue(@Nullable Object value, MethodParameter type, ModelAndViewContainer container,
			NativeWebRequest request) throws IOException {
		container.setRequestHandled(true);
		HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
		((ReadyResponse) Objects.requireNonNull(value)).send(response);
	}

	/**
	 * Asked before the framework's own, one of which takes all types of REST controllers.
	 */
	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		return new RequestMappingHandlerAdapter() {

			@Override
			public void afterPropertiesSet() {
				super.afterPropertiesSet();
				List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
				handlers.add(ReadyResponses.this);
				handlers.addAll(Objects.requireNonNull(getReturnValueHandlers()));
				setReturnValueHandlers(handlers);
			}

		};
	}

}
