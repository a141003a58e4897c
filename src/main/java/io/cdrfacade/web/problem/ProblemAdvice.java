package io.cdrfacade.web.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.BadRequestException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns everything that a controller or the framework throws into problems. */
@RestControllerAdvice
final class ProblemAdvice {

	private final ProblemWriter problems;

	ProblemAdvice(ProblemWriter problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	void answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) throws Exception {
		if (thrown instanceof BadRequestException) {
			// The server has seen it, too, and leads to the ProblemErrorController.
			return;
		}
		if (response.isCommitted() || ClientDisconnect.causes(thrown)) {
			throw thrown;
		}
		this.problems.answer(request, response, thrown);
	}

}
