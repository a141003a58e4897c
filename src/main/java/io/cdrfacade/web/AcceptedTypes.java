package io.cdrfacade.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes the framework leave out types with {@code q=0}, and answer callers that accept
 * problems only. All text is UTF-8, whichever {@code charset} a type names.
 */
@Component
final class AcceptedTypes implements WebMvcConfigurer {

	/** What a request accepts that excludes something. */
	private static final String EXCLUDING = AcceptedTypes.class.getName();

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(this::wanted));
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {
			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
					throws HttpMediaTypeNotAcceptableException {
				if (request.getAttribute(EXCLUDING) instanceof Accepted accepted) {
					verify(accepted, request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE));
				}
				return true;
			}
		});
	}

	/**
	 * The framework takes a type that is excluded by its name if a wider range includes
	 * it.
	 */
	private static void verify(Accepted accepted, @Nullable Object producible)
			throws HttpMediaTypeNotAcceptableException {
		if (producible instanceof Collection<?> some) {
			List<MediaType> types = some.stream().map(MediaType.class::cast).toList();
			if (types.stream().allMatch(accepted::refuses)) {
				throw new HttpMediaTypeNotAcceptableException(types);
			}
		}
	}

	private List<MediaType> wanted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		List<MediaType> ranges = this.header.resolveMediaTypes(request);
		if (ranges.equals(ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST) || Accepted.areProblems(ranges)) {
			return ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
		}
		if (ranges.stream().anyMatch((range) -> range.getQualityValue() == 0)) {
			request.setAttribute(EXCLUDING, new Accepted(ranges), RequestAttributes.SCOPE_REQUEST);
		}
		List<MediaType> wanted = ranges.stream()
			.filter((range) -> range.getQualityValue() > 0)
			.map(AcceptedTypes::withoutCharset)
			.toList();
		if (wanted.isEmpty()) {
			throw new HttpMediaTypeNotAcceptableException("The header `Accept` excludes everything that it names");
		}
		return wanted;
	}

	/** With another one than UTF-8, no converter of JSON would write the answer. */
	private static MediaType withoutCharset(MediaType range) {
		if (range.getCharset() == null) {
			return range;
		}
		Map<String, String> parameters = new LinkedHashMap<>(range.getParameters());
		parameters.keySet().removeIf("charset"::equalsIgnoreCase);
		return new MediaType(range.getType(), range.getSubtype(), parameters);
	}

}
