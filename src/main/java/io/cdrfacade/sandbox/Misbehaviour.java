package io.cdrfacade.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Answers requests, and goes wrong on the way where a fault says so. */
final class Misbehaviour {

	private static final String NOTICE = "<br />\n<b>Deprecated</b>:  Optional parameter before required parameter in "
			+ "<b>/var/www/sip/Bill.php</b> on line <b>42</b><br />\n";

	private static final String PAGE = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center>"
			+ "<h1>502 Bad Gateway</h1></center></body>\n</html>\n";

	private final Operations operations;

	private final TokenBook tokens;

	private final Clock clock;

	Misbehaviour(Operations operations, TokenBook tokens, Clock clock) {
		this.operations = operations;
		this.tokens = tokens;
		this.clock = clock;
	}

	/** The answer in bytes, before the connection has its say. */
	Answer answer(PlatformRequest request, FaultKind fault) {
		Reply reply = reply(request, fault);
		Map<String, ?> fields = SandboxEnvelope.of(reply, this.clock.instant()).fields();
		byte[] json = PhpJson.write(switch (fault) {
			case WRONG_TYPES -> LooseTypes.swapped(fields);
			case EMPTY_DATA -> Map.of("ret", reply.ret(), "data", List.of(), "msg", "");
			default -> fields;
		});
		return switch (fault) {
			case EMPTY -> Answer.json(new byte[0]);
			case HTML -> Answer.html(PAGE.getBytes(StandardCharsets.UTF_8));
			case HTML_LABEL -> Answer.html(json);
			case PHP_NOTICE -> Answer.json(join(NOTICE, json));
			case BOM -> Answer.json(join("\uFEFF", json));
			case HTTP_STATUS -> Answer.json(json).withStatus(reply.ret());
			default -> Answer.json(json);
		};
	}

	private Reply reply(PlatformRequest request, FaultKind fault) {
		@Nullable Reply instead = instead(fault);
		if (instead != null) {
			return instead;
		}
		if (fault == FaultKind.EXPIRE_TOKENS) {
			this.tokens.forget();
		}
		Reply reply = this.operations.answer(request);
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
