package io.cdrfacade.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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

	/** The answer in bytes; what the connection does with them comes after. */
	HttpAnswer answer(SandboxRequest request, FaultKind fault) {
		Reply reply = reply(request, fault);
		Map<String, ?> fields = PhpEnvelope.of(reply, this.clock.instant()).fields();
		byte[] json = PhpJson.write(switch (fault) {
			case WRONG_TYPES -> LooseTypes.swapped(fields);
			case EMPTY_DATA -> Map.of("ret", reply.ret(), "data", List.of(), "msg", "");
			default -> fields;
		});
		return switch (fault) {
			case EMPTY -> HttpAnswer.json(new byte[0]);
			case HTML -> HttpAnswer.html(PAGE.getBytes(StandardCharsets.UTF_8));
			case HTML_LABEL -> HttpAnswer.html(json);
			case PHP_NOTICE -> HttpAnswer.json(join(NOTICE, json));
			case BOM -> HttpAnswer.json(join("\uFEFF", json));
			case HTTP_STATUS -> HttpAnswer.json(json).withStatus(reply.ret());
			default -> HttpAnswer.json(json);
		};
	}

	private Reply reply(SandboxRequest request, FaultKind fault) {
		@Nullable Reply instead = instead(fault);
		if (instead != null) {
			return instead;
		}
		if (fault == FaultKind.EXPIRE_TOKENS) {
			this.tokens.forget();
		}
		Reply reply = this.services.answer(request);
		return (fault == FaultKind.FOREIGN_LINK) ? foreign(reply) : reply;
	}

	private static Reply foreign(Reply reply) {
		if (reply instanceof Reply.Success success && success.result().containsKey("downurl")) {
			Map<String, Object> result = new LinkedHashMap<>(success.result());
			result.put("downurl", "http://169.254.169.254/latest/meta-data/");
			return new Reply.Success(success.desc(), result);
		}
		return reply;
	}

	private static @Nullable Reply instead(FaultKind fault) {
		return switch (fault) {
			case TOKEN_EXPIRED -> Reply.Refusal.tokenInvalid();
			case BAD_REQUEST -> Reply.Refusal.badRequest("参数错误");
			case SERVER_ERROR -> Reply.Refusal.serverError();
			case NOT_LICENSED -> Reply.Refusal.notLicensed();
			case INNER_FAILURE -> new Reply.Failure(1001, "连接内部服务器失败");
			default -> null;
		};
	}

	private static byte[] join(String before, byte[] json) {
		byte[] first = before.getBytes(StandardCharsets.UTF_8);
		byte[] joined = new byte[first.length + json.length];
		System.arraycopy(first, 0, joined, 0, first.length);
		System.arraycopy(json, 0, joined, first.length, json.length);
		return joined;
	}

}
