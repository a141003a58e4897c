/**
 * Prepares the process for its first callers before it is ready: a second, small facade
 * of the same classes answers requests from a stand-in of the platform, and is thrown
 * away. It shares no object with the facade that serves callers, so that it changes no
 * metric, cache, limit or health, and knows neither the platform nor Redis.
 */
@NullMarked
package io.cdrfacade.warmup;

import org.jspecify.annotations.NullMarked;
