/**
 * Errors as problem details (RFC 9457): codes, faults and the one place that answers
 * them.
 */
@NullMarked
package io.cdrfacade.web.problem;

import org.jspecify.annotations.NullMarked;
