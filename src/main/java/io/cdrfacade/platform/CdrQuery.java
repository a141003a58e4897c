package io.cdrfacade.platform;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which call detail records to read. An absent filter lets every record through.
 *
 * @param from dialled at or after this
 * @param to dialled before this
 * @param direction direction of the call
 * @param method how the call was made
 * @param extensions extension numbers; empty for all
 * @param destination number called
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 * @param sync which records by their sync mark; {@link SyncState#UNREAD} marks what it
 * returns, for every client of the account
 * @param page number of the page, from 1
 * @param size records a page, 1 to 1000
 */
public record CdrQuery(Instant from, Instant to, @Nullable Direction direction, @Nullable CallMethod method,
		List<String> extensions, @Nullable String destination, @Nullable String userId, @Nullable String memberId,
		@Nullable String maturity, @Nullable String customerId, SyncState sync, int page, int size) {
}
