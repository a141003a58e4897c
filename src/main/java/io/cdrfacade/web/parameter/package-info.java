/**
 * Strict query parameters: all faults of a query are reported together, each with its
 * parameter and what is allowed.
 */
@NullMarked
package io.cdrfacade.web.parameter;

import org.jspecify.annotations.NullMarked;
