package io.cdrfacade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/** The whole application on its sandbox, looked at in a real browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.cdrfacade.Browser#isInstalled", disabledReason = Browser.MISSING)
@SandboxApplicationTest
public @interface BrowserTest {

}
