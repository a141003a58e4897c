/**
 * Recordings: links that the platform gives, the check of the addresses that they lead
 * to, and the transfer from their hosts. The beans of the platform client are made here
 * as well, as this package sees all others of it.
 */
@NullMarked
package io.cdrfacade.platform.recording;

import org.jspecify.annotations.NullMarked;
