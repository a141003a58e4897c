/**
 * Who may call what: authentication, scopes and accounts, and the filter chain. Bearer
 * tokens are verified in {@code jwt}, requests counted in {@code limit}, and tickets made
 * in {@code ticket}. Features ask the {@link io.cdrfacade.security.Caller} they are
 * given.
 */
@NullMarked
package io.cdrfacade.security;

import org.jspecify.annotations.NullMarked;
