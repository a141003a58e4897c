/** Part of the platform client. */
@NullMarked
package io.cdrfacade.platform.recording;

import org.jspecify.annotations.NullMarked;
