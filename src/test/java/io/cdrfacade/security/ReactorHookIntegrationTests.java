package io.cdrfacade.security;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.cdrfacade.calls.WithFakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hooks are there for all applications of a JVM, so that those of other tests would be
 * seen here; what installs them is not.
 */
@WithFakePlatform
class ReactorHookIntegrationTests {

	@Test
	void isNotInstalled(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(InitializingBean.class)).isNotEmpty()
			.noneMatch((name) -> name.contains("ReactorContext"));
	}

}
