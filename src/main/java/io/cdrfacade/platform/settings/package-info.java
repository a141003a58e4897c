/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.settings;

import org.jspecify.annotations.NullMarked;
