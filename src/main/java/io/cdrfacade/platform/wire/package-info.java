/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.wire;

import org.jspecify.annotations.NullMarked;
