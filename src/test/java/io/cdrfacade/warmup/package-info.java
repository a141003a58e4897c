/**
 * What happens before the facade is ready.
 */
@NullMarked
package io.cdrfacade.warmup;

import org.jspecify.annotations.NullMarked;
