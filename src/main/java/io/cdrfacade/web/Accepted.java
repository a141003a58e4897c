package io.cdrfacade.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * The media types that a caller accepts: the headers {@code Accept} by RFC 9110, where
 * the most specific range wins.
 *
 * @param ranges the media types and ranges, none if the caller accepts anything
 */
public record Accepted(List<MediaType> ranges) {

	private static final Comparator<MediaType> CLOSEST = Comparator
		.comparingInt((range) -> range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0);

	/**
	 * Reads the headers of a request.
	 * @param request the request
	 * @return what its caller accepts
	 * @throws HttpMediaTypeNotAcceptableException if the headers cannot be read
	 */
	public static Accepted by(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		return of(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
	}

	/**
	 * Reads headers.
	 * @param headers their values
	 * @return what they accept
	 * @throws HttpMediaTypeNotAcceptableException if they cannot be read
	 */
	public static Accepted of(List<String> headers) throws HttpMediaTypeNotAcceptableException {
		try {
			List<MediaType> ranges = MediaType.parseMediaTypes(headers);
			return new Accepted(areProblems(ranges) ? List.of() : ranges);
		}
		catch (InvalidMediaTypeException _) {
			throw new HttpMediaTypeNotAcceptableException("The header `Accept` cannot be read");
		}
	}

	/**
	 * Tells whether a caller accepts problems only. Generated clients that prefer JSON
	 * send that for paths whose answers are not JSON. They are treated as if they
	 * accepted anything.
	 */
	static boolean areProblems(List<MediaType> ranges) {
		return ranges.equals(List.of(MediaType.APPLICATION_PROBLEM_JSON));
	}

	/**
	 * Tells how much a caller prefers a type.
	 * @param type a media type
	 * @return from 1 down to 0, which means not accepted
	 */
	public double quality(MediaType type) {
		return this.ranges.isEmpty() ? 1 : closest(type).map(MediaType::getQualityValue).orElse(0.0);
	}

	/**
	 * Tells whether a caller excludes a type. A type with a wildcard never counts as
	 * excluded.
	 * @param type a media type
	 * @return whether the most specific range that includes it has {@code q=0}
	 */
	boolean refuses(MediaType type) {
		return type.isConcrete() && closest(type).map(MediaType::getQualityValue).filter((q) -> q == 0).isPresent();
	}

	private Optional<MediaType> closest(MediaType type) {
		return this.ranges.stream().filter((range) -> range.includes(type)).min(CLOSEST);
	}

	/**
	 * Chooses the type that the caller prefers.
	 * @param offered the types that there are; the first of equally preferred ones is
	 * chosen
	 * @return one of them
	 * @throws HttpMediaTypeNotAcceptableException if the caller accepts none
	 */
	public MediaType best(List<MediaType> offered) throws HttpMediaTypeNotAcceptableException {
		return offered.stream()
			.filter((type) -> quality(type) > 0)
			.reduce((best, type) -> (quality(type) > quality(best)) ? type : best)
			.orElseThrow(() -> new HttpMediaTypeNotAcceptableException(offered));
	}

	/**
	 * Tells whether a type is asked for by its name.
	 * @param type a media type
	 * @return whether a header names exactly this type
	 */
	public boolean names(MediaType type) {
		return this.ranges.stream().anyMatch((range) -> range.equalsTypeAndSubtype(type));
	}

}
