/** What operators see of requests: log lines, traces and metrics. */
@NullMarked
package io.cdrfacade.web.observe;

import org.jspecify.annotations.NullMarked;
