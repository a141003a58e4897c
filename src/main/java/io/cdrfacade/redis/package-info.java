/**
 * What several replicas share, kept in Redis: the {@linkplain io.cdrfacade.platform
 * platform's} tokens and the callers' {@linkplain io.cdrfacade.security allowances}. None
 * of this is needed: without Redis each replica works alone. Nothing depends on this
 * package.
 */
@NullMarked
package io.cdrfacade.redis;

import org.jspecify.annotations.NullMarked;
