package io.cdrfacade.image;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests the image named by the property {@code image}, with a container engine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = FacadeContainer.IMAGE_PROPERTY, matches = ".+",
		disabledReason = "needs the image and a container engine: docker/build, then -Dimage=cdr-facade")
@interface ImageTest {

}
