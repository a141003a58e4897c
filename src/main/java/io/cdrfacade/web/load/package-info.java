/**
 * The server's limits and its shutdown: how many requests are at work, how many of them
 * wait for the platform, permits for work that takes long, and the drain before a stop.
 */
@NullMarked
package io.cdrfacade.web.load;

import org.jspecify.annotations.NullMarked;
