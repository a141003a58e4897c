/**
 * The application and what all its rooms share: the clock.
 */
@NullMarked
package io.cdrfacade;

import org.jspecify.annotations.NullMarked;
