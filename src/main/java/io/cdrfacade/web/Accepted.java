package io.cdrfacade.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * What a caller takes as an answer: the headers {@code Accept} by RFC 9110, where what is
 * said of a type more closely goes before what is said of many.
 *
 * @param ranges the media types and ranges, none if the caller takes anything
 */
public record Accepted(List<MediaType> ranges) {

	private static final Comparator<MediaType> CLOSEST = Comparator
		.comparingInt((range) -> range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0);

	/**
	 * Reads the headers of a request.
	 * @param request the request
	 * @return what its caller takes
	 * @throws HttpMediaTypeNotAcceptableException if that is not said in media types
	 */
	public static Accepted by(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		return of(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
	}

	/**
	 * Reads headers.
	 * @param headers their values
	 * @return what they say is taken
	 * @throws HttpMediaTypeNotAcceptableException if that is not said in media types
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
	 * Tells whether a caller takes problems and nothing else. No person wants that: it is
	 * what clients send that were generated from the API description and prefer JSON,
	 * where a path has no other. They take anything.
	 */
	static boolean areProblems(List<MediaType> ranges) {
		return ranges.equals(List.of(MediaType.APPLICATION_PROBLEM_JSON));
	}

	/**
	 * Tells how much a type is liked.
	 * @param type a media type
	 * @return from 1 down to 0, which is not at all
	 */
	public double quality(MediaType type) {
		return this.ranges.isEmpty() ? 1
				: this.ranges.stream()
					.filter((range) -> range.includes(type))
					.min(CLOSEST)
					.map(MediaType::getQualityValue)
					.orElse(0.0);
	}

	/**
	 * Chooses the type that the caller likes best.
	 * @param offered the types that there are; of equally liked ones the first is chosen
	 * @return one of them
	 * @throws HttpMediaTypeNotAcceptableException if the caller takes none
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
	 * @return whether that is said of it alone
	 */
	public boolean names(MediaType type) {
		return this.ranges.stream().anyMatch((range) -> range.equalsTypeAndSubtype(type));
	}

}
