package io.cdrfacade.platform;

/** Which records a query reads by the platform's sync mark. */
public enum SyncState {

	/** All records; leaves the marks alone. */
	ALL,

	/** Never queried before. Reading marks the records as queried, for every client. */
	UNREAD,

	/** Queried before; leaves the mark alone. */
	READ

}
