/**
 * Takes the records that the platform pushes when calls have ended, and passes them to a
 * {@code PushListener}. Off unless an account has a secret for it.
 */
@NullMarked
package io.cdrfacade.calls.changes.callback;

import org.jspecify.annotations.NullMarked;
