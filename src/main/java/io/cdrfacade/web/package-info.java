/**
 * HTTP that knows no feature: strict parameters, problems, paging links and caching.
 */
@NullMarked
package io.cdrfacade.web;

import org.jspecify.annotations.NullMarked;
