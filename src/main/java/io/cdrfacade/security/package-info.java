/**
 * Who may call what: authentication by API key or JWT, scopes, accounts and rate limits.
 * Features ask the {@link io.cdrfacade.security.Caller} they are given.
 */
@NullMarked
package io.cdrfacade.security;

import org.jspecify.annotations.NullMarked;
