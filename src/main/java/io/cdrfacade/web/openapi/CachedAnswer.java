package io.cdrfacade.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes the headers of an answer that the cache may keep, and the 304 in its place.
 * What an operation describes itself stays as it is.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CachedAnswer {

	/** The seconds in the example of {@code Cache-Control}. */
	int maxAge();

}
