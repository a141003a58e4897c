/**
 * HTTP caching (RFC 9111): entity tags, conditional requests, {@code Cache-Control} of
 * requests, {@code Cache-Status}, and one answer for equal requests at the same time.
 */
@NullMarked
package io.cdrfacade.web.caching;

import org.jspecify.annotations.NullMarked;
