package io.cdrfacade.platform;

/** How a call was made. */
public enum CallMethod {

	/** From extension to extension. */
	INTERNAL,

	/** Dialled by hand on the extension. */
	MANUAL,

	/** Ordered over the platform's API. */
	API,

	/** Ordered over the platform's API, which calls both ends. */
	TWO_WAY,

	/** By the predictive dialler. */
	PREDICTIVE,

	/** By IVR or as a group call. */
	IVR,

	/** A method that is not known yet; never a filter. */
	UNKNOWN

}
