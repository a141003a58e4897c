/**
 * What operators see of requests: access lines, trace ids, spans and metrics, none of
 * which holds a query or a phone number.
 */
@NullMarked
package io.cdrfacade.web.observe;

import org.jspecify.annotations.NullMarked;
