/**
 * Pages for people: the start page, and the explorer, whose static files use the public
 * API alone.
 */
@NullMarked
package io.cdrfacade.explorer;

import org.jspecify.annotations.NullMarked;
