/**
 * Threads for work that takes the processor for long. This package depends on nothing
 * else of the facade.
 */
@NullMarked
package io.cdrfacade.work;

import org.jspecify.annotations.NullMarked;
