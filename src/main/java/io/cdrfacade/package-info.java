/**
 * The application and what all its packages share: the clock.
 */
@NullMarked
package io.cdrfacade;

import org.jspecify.annotations.NullMarked;
