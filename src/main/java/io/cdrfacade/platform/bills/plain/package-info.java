/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.bills.plain;

import org.jspecify.annotations.NullMarked;
