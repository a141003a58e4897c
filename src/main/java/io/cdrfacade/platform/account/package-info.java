/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.account;

import org.jspecify.annotations.NullMarked;
