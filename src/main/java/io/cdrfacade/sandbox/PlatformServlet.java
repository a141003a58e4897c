package io.cdrfacade.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The platform's one address. A servlet rather than a controller, so that nothing of the
 * facade's own manners, such as problems or strict parameters, gets in between.
 */
final class PlatformServlet extends HttpServlet {

	static final String PATH = "/sandbox/platform";

	private final transient SandboxFaults faults;

	private final transient Misbehaviour misbehaviour;

	PlatformServlet(SandboxFaults faults, Misbehaviour misbehaviour) {
		this.faults = faults;
		this.misbehaviour = misbehaviour;
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setCharacterEncoding(StandardCharsets.UTF_8);
		PlatformRequest platformRequest = PlatformRequest.of(request);
		SandboxFault fault = this.faults.next(platformRequest.service());
		pause(fault.pause());
		Answer answer = this.misbehaviour.answer(platformRequest, fault.kind());
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
