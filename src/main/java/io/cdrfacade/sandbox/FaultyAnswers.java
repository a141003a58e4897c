package io.cdrfacade.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cdrfacade.sandbox.php.LooseTypes;
import io.cdrfacade.sandbox.php.PhpEnvelope;
import io.cdrfacade.sandbox.php.PhpJson;
import io.cdrfacade.sandbox.php.Reply;

/** Answers requests, wrongly where a fault says so. */
final class FaultyAnswers {

	private static final String NOTICE = "<br />\n<b>Deprecated</b>:  Optional parameter before required parameter in "
			+ "<b>/var/www/sip/Bill.php</b> on line <b>42</b><br />\n";

	private static final String PAGE = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center>"
			+ "<h1>502 Bad Gateway</h1></center></body>\n</html>\n";

	private final SandboxServices services;

	private final TokenBook tokens;

	private final Clock clock;

	FaultyAnswers(SandboxServices services, TokenBook tokens, Clock clock) {
		this.services = services;
		this.tokens = tokens;
		this.clock = clock;
	}

	/** What is answered. What the connection does with it is decided later. */
	HttpAnswer answer(SandboxRequest request, FaultKind fault) {
		Reply reply = reply(request, fault);
		Map<String, Object> fields = PhpEnvelope.of(reply, this.clock.instant());
		String json = PhpJson.write(switch (fault) {
			case WRONG_TYPES -> LooseTypes.swapped(fields);
			case EMPTY_DATA -> Map.of("ret", reply.ret(), "data", List.of(), "msg", "");
			default -> fields;
		});
		return switch (fault) {
			case EMPTY -> HttpAnswer.json("");
			case HTML -> HttpAnswer.html(PAGE);
			case HTML_LABEL -> HttpAnswer.html(json);
			case PHP_NOTICE -> HttpAnswer.json(NOTICE + json);
			case BOM -> HttpAnswer.json("\uFEFF" + json);
			case HTTP_STATUS -> HttpAnswer.json(json).withStatus(reply.ret());
			default -> HttpAnswer.json(json);
		};
	}

	private Reply reply(SandboxRequest request, FaultKind fault) {
		return switch (fault) {
			case TOKEN_EXPIRED -> Reply.Refusal.tokenInvalid();
			case BAD_REQUEST -> Reply.Refusal.badRequest("参数错误");
			case SERVER_ERROR -> Reply.Refusal.serverError();
			case NOT_LICENSED -> Reply.Refusal.notLicensed();
			case INNER_FAILURE -> new Reply.Failure(1001, "连接内部服务器失败");
			case EXPIRE_TOKENS -> {
				this.tokens.forget();
				yield this.services.answer(request);
			}
			case FOREIGN_LINK -> foreign(this.services.answer(request));
			default -> this.services.answer(request);
		};
	}

	private static Reply foreign(Reply reply) {
		if (reply instanceof Reply.Success success && success.result().containsKey("downurl")) {
			Map<String, Object> result = new LinkedHashMap<>(success.result());
			result.put("downurl", "http://169.254.169.254/latest/meta-data/");
			return new Reply.Success(success.desc(), result);
		}
		return reply;
	}

}
