package io.cdrfacade.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Sets up the server of each port: that of requests, and that of health and metrics where
 * it is another one. Customizers of other types see the first only.
 */
public interface EveryPort extends WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

}
