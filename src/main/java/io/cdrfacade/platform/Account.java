package io.cdrfacade.platform;

import java.time.ZoneId;

/**
 * An account at the platform, without its secrets.
 *
 * @param name the name that the configuration gives it
 * @param zone the zone of the platform's wall clock
 */
public record Account(String name, ZoneId zone) {
}
