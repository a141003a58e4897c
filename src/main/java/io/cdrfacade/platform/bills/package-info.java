/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.bills;

import org.jspecify.annotations.NullMarked;
