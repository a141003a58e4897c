package io.cdrfacade.platform;

import java.util.List;

/**
 * A page of call detail records.
 *
 * @param cdrs the records, in the platform's order
 * @param totalItems how many records the query has on all pages
 */
public record CdrPage(List<Cdr> cdrs, long totalItems) {
}
