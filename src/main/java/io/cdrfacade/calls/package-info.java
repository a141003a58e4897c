/**
 * What all endpoints for calls share: which calls are asked for, how a call is shown, the
 * one writer of calls, and the rule that pages must not contradict themselves. Each
 * endpoint has a package below this one.
 */
@NullMarked
package io.cdrfacade.calls;

import org.jspecify.annotations.NullMarked;
