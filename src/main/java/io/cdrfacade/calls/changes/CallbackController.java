package io.cdrfacade.calls.changes;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.RecordPush;
import io.cdrfacade.web.ProblemCode;
import io.cdrfacade.web.ProblemException;
import io.cdrfacade.web.RequestLabels;

/** Takes the platform's callbacks: whoever follows its calls is told at once. */
@RestController
@Tag(name = "Callbacks", description = "For the platform alone.")
class CallbackController {

	private static final String SECRET = "X-Callback-Secret";

	private final Callbacks callbacks;

	private final Changes changes;

	private final int maxBody;

	CallbackController(Callbacks callbacks, Changes changes, CallbackProperties properties) {
		this.callbacks = callbacks;
		this.changes = changes;
		this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
	}

	@Operation(operationId = "pushCall", summary = "Take a record that the platform pushes",
			description = """
					For the platform's record push, if the operator has set a secret for the account. Whoever follows \
					`/calls/changes` gets the record as soon as a poll, which it causes, has made sure that none before it is missed.""",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object"),
							examples = @ExampleObject("{\"id\":22670,\"type\":\"callout\",\"answertime\":\"\"}"))))
	@ApiResponse(responseCode = "204", description = "Taken.", content = @Content)
	@PostMapping("/callbacks/{account}/calls")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void push(HttpServletRequest request, @PathVariable String account,
			@Parameter(description = "The secret that the operator has set.") @RequestHeader(name = SECRET,
					required = false) @Nullable String secret)
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
		Account account = this.callbacks.find(name, secret)
			.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is nothing under this path."));
		RequestLabels.account(request, account.name());
		byte[] content = request.getInputStream().readNBytes(this.maxBody + 1);
		if (content.length > this.maxBody) {
			this.callbacks.count(account.name(), "too-large");
			throw new ProblemException(ProblemCode.CONTENT_TOO_LARGE,
					"At most %d bytes are read.".formatted(this.maxBody));
		}
		RecordPush push = RecordPush.read(content, account);
		if (push == null) {
			this.callbacks.count(account.name(), "unreadable");
			throw new ProblemException(ProblemCode.BAD_REQUEST, "The content must be one JSON object.");
		}
		this.callbacks.count(account.name(), "taken");
		this.changes.take(account, push);
	}

}
