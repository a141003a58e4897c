/**
 * Prepares the process for its first callers before it is ready: a second, small facade
 * of the same classes answers made-up requests. It asks a small platform within the
 * process, and both are thrown away. They share no object with the facade that serves
 * callers, so that they change no metric, cache, limit or health, and reach neither the
 * account's platform nor Redis.
 */
@NullMarked
package io.cdrfacade.warmup;

import org.jspecify.annotations.NullMarked;
