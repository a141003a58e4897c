/**
 * Threads for work that takes the processor for long, and faults of work on other
 * threads. This package depends on nothing else of the facade.
 */
@NullMarked
package io.cdrfacade.work;

import org.jspecify.annotations.NullMarked;
