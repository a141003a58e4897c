package io.cdrfacade.calls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * Runs the application on a random port around a fake platform. The account is configured
 * only because one is required; it is never used. No answer is kept from test to test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.cache.max-weight=0", "cdr.summary.max-weight=0",
				"cdr.security.mode=none", "cdr.platform.accounts.default.url=http://127.0.0.1:1/",
				"cdr.platform.accounts.default.app-id=test", "cdr.platform.accounts.default.access-key=test" })
@AutoConfigureMockMvc
@Import(FakePlatformConfiguration.class)
public @interface WithFakePlatform {

}
