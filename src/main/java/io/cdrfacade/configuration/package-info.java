/**
 * How the configuration is read: secrets as they are written, unknown names refused, and
 * faults explained. What a property means is known by the package that has it.
 */
@NullMarked
package io.cdrfacade.configuration;

import org.jspecify.annotations.NullMarked;
