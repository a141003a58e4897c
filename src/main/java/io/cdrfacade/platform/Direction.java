package io.cdrfacade.platform;

/** Direction of a call, seen from the call centre. */
public enum Direction {

	/** To the call centre. */
	INBOUND,

	/** From the call centre. */
	OUTBOUND,

	/** A direction that is not known yet; never a filter. */
	UNKNOWN

}
