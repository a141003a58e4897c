package io.cdrfacade.platform.account;

import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Operation;

/**
 * One request of a call, however often it is sent.
 *
 * @param operation what it asks for
 * @param deadline when the call has to be over
 */
record Request(Operation operation, Deadline deadline) {
}
