package io.cdrfacade.web.caching;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Sends each {@link ReadyResponse} as it is. The framework's converters would negotiate
 * the type again, look for another entity tag and copy the headers twice, which took a
 * tenth of the time of a cached answer.
 */
@Component
final class ReadyResponses implements HandlerMethodReturnValueHandler {

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

}
