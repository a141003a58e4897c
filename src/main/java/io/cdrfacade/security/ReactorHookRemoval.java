package io.cdrfacade.security;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Removes a hook that Spring Security installs where WebClient is present: each
 * subscription looks up the authentication, for clients that pass a caller's token on.
 * Ours pass none on. It is removed by name as Spring Security has no property for it and
 * its configuration class, which is not public, cannot be excluded.
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
