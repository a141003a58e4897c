package io.cdrfacade.calls.changes.callback;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.RecordPush;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.problem.ContentCoding;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Takes the platform's callbacks. */
@RestController
@Tag(name = "Callbacks", description = "For the platform alone.")
class CallbackController {

	private final CallbackSecrets secrets;

	private final RecordPush.Reader pushes;

	private final PushListener listener;

	private final int maxBody;

	CallbackController(CallbackSecrets secrets, RecordPush.Reader pushes, PushListener listener,
			CallbackProperties properties) {
		this.secrets = secrets;
		this.pushes = pushes;
		this.listener = listener;
		this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
	}

	@PushCallDocumentation
	@PostMapping("/callbacks/{account}/calls")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void push(HttpServletRequest request, @PathVariable String account,
			@RequestHeader(name = CallbackSecrets.HEADER, required = false) @Nullable String secret)
			throws IOException {
		take(request, account, secret);
	}

	/** For platforms that cannot send a header of their own. */
	@Hidden
	@PostMapping("/callbacks/{account}/{secret}/calls")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void pushWithSecret(HttpServletRequest request, @PathVariable String account, @PathVariable String secret)
			throws IOException {
		take(request, account, secret);
	}

	private void take(HttpServletRequest request, String name, @Nullable String secret) throws IOException {
		Account account = this.secrets.find(name, secret)
			.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is nothing under this path."));
		RequestLabels.account(request, account.name());
		byte[] content = request.getInputStream().readNBytes(this.maxBody + 1);
		if (content.length > this.maxBody) {
			this.secrets.count(account.name(), "too-large");
			throw new ProblemException(ProblemCode.CONTENT_TOO_LARGE,
					"At most %d bytes are read.".formatted(this.maxBody));
		}
		RecordPush push = this.pushes.read(account, content);
		if (push == null) {
			this.secrets.count(account.name(), "unreadable");
			// Only now, as some senders name the charset as the coding of plain content.
			ContentCoding.requireNone(request);
			throw new ProblemException(ProblemCode.BAD_REQUEST, "The content must be one JSON object.");
		}
		this.secrets.count(account.name(), "taken");
		this.listener.pushed(account, push);
	}

}
