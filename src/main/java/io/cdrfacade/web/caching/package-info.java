/** What HTTP says of caches: conditions, directives and entity tags. */
@NullMarked
package io.cdrfacade.web.caching;

import org.jspecify.annotations.NullMarked;
