/**
 * Recordings: links that the platform gives, the check of the addresses that they lead
 * to, and the transfer from their hosts.
 */
@NullMarked
package io.cdrfacade.platform.recording;

import org.jspecify.annotations.NullMarked;
