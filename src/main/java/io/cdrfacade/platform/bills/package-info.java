/**
 * Call records on the wire: the form of a query, and what pages and pushes hold.
 */
@NullMarked
package io.cdrfacade.platform.bills;

import org.jspecify.annotations.NullMarked;
