/**
 * HTTP code that is independent of features: the base of filters and valves, media types
 * that callers accept, the language that they prefer, file names, query strings, paging
 * links, and writers of streams. Its sub-packages may use it; it uses none of them.
 */
@NullMarked
package io.cdrfacade.web;

import org.jspecify.annotations.NullMarked;
