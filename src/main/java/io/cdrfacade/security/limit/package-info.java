/**
 * Rate limits of callers, counted by this replica or by all replicas together.
 */
@NullMarked
package io.cdrfacade.security.limit;

import org.jspecify.annotations.NullMarked;
