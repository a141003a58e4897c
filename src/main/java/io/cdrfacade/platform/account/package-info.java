/**
 * One account's way to the platform: its token, permits, rate limit, circuit breaker,
 * retries, metrics and health. {@link io.cdrfacade.platform.account.AccountAccess} brings
 * them together. Accounts share nothing that can run out.
 */
@NullMarked
package io.cdrfacade.platform.account;

import org.jspecify.annotations.NullMarked;
