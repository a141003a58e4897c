/**
 * The conventions of the PHP framework of the platform: how it reads form fields, which
 * envelope is around each answer, and how its JSON looks.
 */
@NullMarked
package io.cdrfacade.sandbox.php;

import org.jspecify.annotations.NullMarked;
