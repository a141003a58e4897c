package io.cdrfacade.sandbox;

import io.cdrfacade.sandbox.php.RefusedException;
import io.cdrfacade.sandbox.php.Reply;

/** One of the platform's services. */
interface SandboxService {

	/** Its case-sensitive name on the wire. */
	String service();

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the reply
	 * @throws RefusedException if the request is faulty or not allowed
	 */
	Reply answer(SandboxRequest request);

}
