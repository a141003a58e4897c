/** Strict query parameters: every fault is found at once and names its parameter. */
@NullMarked
package io.cdrfacade.web.parameter;

import org.jspecify.annotations.NullMarked;
