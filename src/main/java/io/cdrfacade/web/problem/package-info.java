/**
 * Errors as problem details (RFC 9457): the codes, what causes and cures them, and the
 * one writer that answers with them, whether a controller, a filter or the server fails.
 */
@NullMarked
package io.cdrfacade.web.problem;

import org.jspecify.annotations.NullMarked;
