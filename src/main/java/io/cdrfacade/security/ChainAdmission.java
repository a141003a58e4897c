package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.cdrfacade.web.KeptHeaders;

/** Leaves admission to the filter chain: bearer tokens have to be checked each time. */
final class ChainAdmission implements Admission {

	@Override
	public Caller caller(HttpServletRequest request) {
		return Caller.current();
	}

	@Override
	public void admit(HttpServletRequest request, HttpServletResponse response, Caller caller, KeptHeaders headers) {
		// The chain has done so.
	}

	/** After the chain, before all others. */
	@Override
	public int order() {
		return 0;
	}

}
