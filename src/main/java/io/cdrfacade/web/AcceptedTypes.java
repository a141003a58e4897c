package io.cdrfacade.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes the framework leave out types with {@code q=0}, and answer callers that accept
 * problems only. All text is UTF-8, whichever {@code charset} a type names.
 */
@Component
final class AcceptedTypes implements WebMvcConfigurer {

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(this::wanted));
	}

	private List<MediaType> wanted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		List<MediaType> ranges = this.header.resolveMediaTypes(request);
		if (ranges.equals(ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST) || Accepted.areProblems(ranges)) {
			return ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
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
