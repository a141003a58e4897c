/**
 * The accounts as they are configured, checked: addresses, credentials, limits, and the
 * hosts that recordings may be on. Every fault of the configuration is reported at the
 * start, in words that name the property and show no value. It depends on none of the
 * packages beside it.
 */
@NullMarked
package io.cdrfacade.platform.settings;

import org.jspecify.annotations.NullMarked;
