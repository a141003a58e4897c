/**
 * The call-centre platform as features see it: accounts, a query, a page of records,
 * recordings, and faults. This package uses none of its sub-packages, and of the facade's
 * other packages only {@code hash}. The sub-packages are the only code that knows the
 * wire: {@code settings} checks the configuration, {@code wire} speaks the protocol,
 * {@code bills} reads call records, {@code account} guards the calls of an account, and
 * {@code recording} fetches recordings. Each uses only those named before it.
 */
@NullMarked
package io.cdrfacade.platform;

import org.jspecify.annotations.NullMarked;
