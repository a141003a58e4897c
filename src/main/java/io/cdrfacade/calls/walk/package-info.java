/**
 * The walk through all calls of a range, which exports and counts are made of: page by
 * page, each call once, none lost, whatever moves meanwhile.
 */
@NullMarked
package io.cdrfacade.calls.walk;

import org.jspecify.annotations.NullMarked;
