package io.cdrfacade.security;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.cdrfacade.calls.WithFakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for the bean that installs the hook: hooks belong to the whole JVM, so those of
 * other tests would be seen here.
 */
@WithFakePlatform
class ReactorHookIntegrationTests {

	@Test
	void isNotInstalled(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(InitializingBean.class)).isNotEmpty()
			.noneMatch((name) -> name.contains("ReactorContext"));
	}

}
