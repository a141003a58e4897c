package io.cdrfacade.platform;

/** How a call was made. */
public enum CallMethod {

	/** From extension to extension. */
	INTERNAL,

	/** Dialled by hand on the extension. */
	MANUAL,

	/** Started over the platform's API. */
	API,

	/** Started over the platform's API that calls both parties. */
	TWO_WAY,

	/** By the predictive dialler. */
	PREDICTIVE,

	/** By IVR or as a group call. */
	IVR,

	/** A method that is not known yet; never a filter. */
	UNKNOWN

}
