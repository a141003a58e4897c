/**
 * The image as it ships: hardened, under load, and several of it behind a load balancer.
 */
@NullMarked
package io.cdrfacade.image;

import org.jspecify.annotations.NullMarked;
