package io.cdrfacade.security;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Takes away what Spring Security adds wherever WebClient is: a hook that makes each
 * subscription look up who is logged in, for clients that pass a caller's token on. Ours
 * pass on none, and would pay for it several times a request.
 */
@Component
class ReactorHookRemoval implements BeanDefinitionRegistryPostProcessor {

	private static final String HOOK = "securityReactorContextSubscriberRegistrar";

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(HOOK)) {
			registry.removeBeanDefinition(HOOK);
		}
	}

}
