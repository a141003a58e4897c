/**
 * The call-centre platform: accounts, token, form, envelope, wire records and faults. The
 * only package that knows the wire; it depends on no other package of the facade.
 */
@NullMarked
package io.cdrfacade.platform;

import org.jspecify.annotations.NullMarked;
