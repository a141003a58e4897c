/**
 * The platform's protocol: a form goes out over HTTP, an envelope comes back, and faults
 * are told apart. It knows no operation but the login. The packages beside it use it; of
 * these, it uses {@code settings} only.
 */
@NullMarked
package io.cdrfacade.platform.wire;

import org.jspecify.annotations.NullMarked;
