package io.cdrfacade.sandbox.php;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The envelope around each answer.
 *
 * @param ret whether the request was understood
 * @param data the answer; an empty array beside a refusal
 * @param msg text for people beside a refusal
 */
public record PhpEnvelope(int ret, Object data, String msg) {

	public static PhpEnvelope of(Reply reply, Instant now) {
		return switch (reply) {
			case Reply.Success success -> new PhpEnvelope(reply.ret(), data(success, now.getEpochSecond()), "");
			case Reply.Failure failure -> new PhpEnvelope(reply.ret(), data(failure, now.getEpochSecond()), "");
			case Reply.Refusal refusal -> new PhpEnvelope(reply.ret(), List.of(), refusal.msg());
		};
	}

	private static Map<String, Object> data(Reply.Success success, long now) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("status", 0);
		data.put("desc", success.desc());
		if (!success.result().isEmpty()) {
			data.put("result", success.result());
		}
		return withTimes(data, now);
	}

	private static Map<String, Object> data(Reply.Failure failure, long now) {
		Map<String, Object> errors = new LinkedHashMap<>();
		errors.put("code", Integer.toString(failure.code()));
		errors.put("codemsg", failure.message());
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("status", 1);
		data.put("desc", "操作失败");
		data.put("errors", errors);
		return withTimes(data, now);
	}

	private static Map<String, Object> withTimes(Map<String, Object> data, long now) {
		data.put("reqtime", now);
		data.put("rsptime", now);
		return data;
	}

	public Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("ret", this.ret);
		fields.put("data", this.data);
		fields.put("msg", this.msg);
		return fields;
	}

}
