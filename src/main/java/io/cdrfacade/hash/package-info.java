/**
 * Hashes of the JDK without their checked exceptions: SHA-256, and HMAC with it. This
 * package depends on nothing else of the facade.
 */
@NullMarked
package io.cdrfacade.hash;

import org.jspecify.annotations.NullMarked;
