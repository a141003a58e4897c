/**
 * What operators see of requests: access lines, trace ids, spans and metrics. They never
 * hold a query or a phone number.
 */
@NullMarked
package io.cdrfacade.web.observe;

import org.jspecify.annotations.NullMarked;
