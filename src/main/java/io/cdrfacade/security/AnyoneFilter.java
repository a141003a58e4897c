package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import io.cdrfacade.web.ArrivalFilter;

/** Lets anyone in, for mode {@code none}. */
final class AnyoneFilter extends ArrivalFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		SecurityContextHolder.setContext(new SecurityContextImpl(CallerAuthentication.ANYONE));
		chain.doFilter(request, response);
	}

}
