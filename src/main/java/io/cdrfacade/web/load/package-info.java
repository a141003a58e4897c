/** Limits on the work in progress, and the shutdown that waits for it. */
@NullMarked
package io.cdrfacade.web.load;

import org.jspecify.annotations.NullMarked;
