package io.cdrfacade.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import io.cdrfacade.platform.FakePlatformBeans;

/**
 * Runs the application on a random port around a fake platform, with five requests at
 * once, of which four may ask the platform for a page of calls.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.web.max-concurrent-requests=5",
				"cdr.web.max-request-wait=100ms", "cdr.security.mode=none",
				"cdr.security.cors.allowed-origins=https://crm.example.com", "cdr.cache.max-weight=0",
				"cdr.platform.accounts.default.url=http://127.0.0.1:1/", "cdr.platform.accounts.default.app-id=test",
				"cdr.platform.accounts.default.access-key=test" })
@Import(FakePlatformBeans.class)
public @interface ServedPlatform {

}
