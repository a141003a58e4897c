/** What all operations of the API description share. */
@NullMarked
package io.cdrfacade.web.openapi;

import org.jspecify.annotations.NullMarked;
