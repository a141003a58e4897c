/**
 * What proxies tell: the caller's address, and the scheme, host and path prefix that the
 * caller used. Only proxies that the operator trusts count.
 */
@NullMarked
package io.cdrfacade.web.proxy;

import org.jspecify.annotations.NullMarked;
