package io.cdrfacade.web.problem;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import io.cdrfacade.web.proxy.PublicPath;

/** Turns statuses that the server or a filter has set as an error into problems. */
@Controller
@Hidden
final class ProblemErrorController implements ErrorController {

	private final ProblemWriter problems;

	ProblemErrorController(ProblemWriter problems) {
		this.problems = problems;
	}

	/** Callers can also ask for the path of errors itself, which is unknown then. */
	@RequestMapping("${spring.web.error.path:/error}")
	void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			// Too late for a problem: the server now cuts the connection.
			return;
		}
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent) ? sent : 404;
		String path = (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed)
				? PublicPath.prefix(request) + failed : request.getRequestURI();
		if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
			// Tomcat refuses TRACE before it knows the path, and names all methods that
			// it passes on.
			response.setHeader(HttpHeaders.ALLOW, "GET,HEAD,OPTIONS");
		}
		ProblemTemplate fault = (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof BadRequestException)
				? ProblemTemplate.unreadableContent() : ProblemTemplate.refused(status, request, path, null);
		this.problems.answer(request, response, fault, PublicPath.root(request), path);
	}

}
