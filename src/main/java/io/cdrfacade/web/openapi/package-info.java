/**
 * The parts of the OpenAPI description that all operations share: headers, problem
 * responses and schemas of records.
 */
@NullMarked
package io.cdrfacade.web.openapi;

import org.jspecify.annotations.NullMarked;
