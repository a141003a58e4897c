package io.cdrfacade.sandbox.php;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The envelope around each answer. */
public final class PhpEnvelope {

	private PhpEnvelope() {
	}

	/**
	 * Puts a reply into its envelope.
	 * @param reply the reply
	 * @param now when it is sent
	 * @return the fields {@code ret}, {@code data} and {@code msg}, in this order
	 */
	public static Map<String, Object> of(Reply reply, Instant now) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("ret", reply.ret());
		fields.put("data", switch (reply) {
			case Reply.Success success -> withTimes(data(success), now);
			case Reply.Failure failure -> withTimes(data(failure), now);
			case Reply.Refusal _ -> List.of();
		});
		fields.put("msg", (reply instanceof Reply.Refusal refusal) ? refusal.msg() : "");
		return fields;
	}

	private static Map<String, Object> data(Reply.Success success) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("status", 0);
		data.put("desc", success.desc());
		if (!success.result().isEmpty()) {
			data.put("result", success.result());
		}
		return data;
	}

	private static Map<String, Object> data(Reply.Failure failure) {
		Map<String, Object> errors = new LinkedHashMap<>();
		errors.put("code", Integer.toString(failure.code()));
		errors.put("codemsg", failure.message());
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("status", 1);
		data.put("desc", "操作失败");
		data.put("errors", errors);
		return data;
	}

	private static Map<String, Object> withTimes(Map<String, Object> data, Instant now) {
		data.put("reqtime", now.getEpochSecond());
		data.put("rsptime", now.getEpochSecond());
		return data;
	}

}
