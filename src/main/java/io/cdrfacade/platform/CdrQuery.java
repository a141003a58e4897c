package io.cdrfacade.platform;

import java.time.Instant;

/**
 * Which call detail records to read.
 *
 * @param from dialled at or after this
 * @param to dialled before this
 * @param filter which records by their fields
 * @param sync which records by their sync mark; {@link SyncState#UNREAD} marks what it
 * returns, for every client of the account
 * @param page number of the page, from 1
 * @param size records a page, 1 to 1000
 */
public record CdrQuery(Instant from, Instant to, CdrFilter filter, SyncState sync, int page, int size) {
}
