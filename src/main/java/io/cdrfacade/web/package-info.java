/**
 * HTTP that knows no feature: strict parameters, problems and paging links.
 */
@NullMarked
package io.cdrfacade.web;

import org.jspecify.annotations.NullMarked;
