package io.cdrfacade.explorer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the explorer.
 *
 * @param enabled whether the explorer is served at {@code /explorer/}. Without it,
 * {@code /} redirects browsers to Swagger UI
 */
@ConfigurationProperties("cdr.explorer")
record ExplorerProperties(@DefaultValue("true") boolean enabled) {
}
