package io.cdrfacade.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The platform's one address. It is a servlet and no controller, so that the facade's own
 * rules, such as problems and strict parameters, do not apply.
 */
final class SandboxServlet extends HttpServlet {

	static final String PATH = "/sandbox/platform";

	private final transient FaultSwitch faults;

	private final transient FaultyAnswers answers;

	SandboxServlet(FaultSwitch faults, FaultyAnswers answers) {
		this.faults = faults;
		this.answers = answers;
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setCharacterEncoding(StandardCharsets.UTF_8);
		SandboxRequest platformRequest = SandboxRequest.of(request);
		SandboxFault fault = this.faults.next(platformRequest.service());
		pause(fault.pause());
		HttpAnswer answer = this.answers.answer(platformRequest, fault.kind());
		switch (fault.kind()) {
			case HANG_UP -> ConnectionCutter.cut(request);
			case CUT_OFF -> {
				answer.send(response, answer.body().length / 2);
				ConnectionCutter.cut(request);
			}
			default -> answer.send(response, answer.body().length);
		}
	}

	static void pause(Duration pause) throws IOException {
		try {
			Thread.sleep(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while being slow");
		}
	}

}
