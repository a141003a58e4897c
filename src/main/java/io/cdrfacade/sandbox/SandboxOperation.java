package io.cdrfacade.sandbox;

/** One of the platform's services. */
interface SandboxOperation {

	/** Its case-sensitive name on the wire. */
	String service();

	/**
	 * Answers a request.
	 * @param request the request
	 * @return what came of it
	 * @throws RefusedException if the request is faulty or not allowed
	 */
	Reply answer(PlatformRequest request);

}
