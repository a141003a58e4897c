package io.cdrfacade.platform;

import java.util.List;

/**
 * A page of call detail records.
 *
 * @param cdrs the records, in the platform's order
 * @param totalItems how many records the query has on all pages
 * @param size how many records the platform says a page has, 0 if it does not say
 */
public record CdrPage(List<Cdr> cdrs, long totalItems, long size) {

	public CdrPage(List<Cdr> cdrs, long totalItems) {
		this(cdrs, totalItems, 0);
	}

}
