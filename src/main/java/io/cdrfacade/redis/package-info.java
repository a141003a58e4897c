/**
 * What several replicas share, kept in Redis: the {@linkplain io.cdrfacade.platform
 * platform's} tokens and the callers' {@linkplain io.cdrfacade.security allowances}. They
 * are of use together and dispensable, so that each replica goes on alone without Redis.
 * Nothing depends on this package.
 */
@NullMarked
package io.cdrfacade.redis;

import org.jspecify.annotations.NullMarked;
