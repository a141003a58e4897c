/**
 * Bearer tokens: their verification, and the keys of the authorization server. Which
 * caller a token belongs to is decided in {@code io.cdrfacade.security}.
 */
@NullMarked
package io.cdrfacade.security.jwt;

import org.jspecify.annotations.NullMarked;
