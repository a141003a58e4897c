/**
 * Tickets: what players, event streams and download links send in place of credentials,
 * since they can send no header. A ticket is good for one path and some minutes.
 */
@NullMarked
package io.cdrfacade.security.ticket;

import org.jspecify.annotations.NullMarked;
