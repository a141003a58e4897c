/**
 * Cuts texts to a length. This package depends on nothing else of the facade.
 */
@NullMarked
package io.cdrfacade.text;

import org.jspecify.annotations.NullMarked;
