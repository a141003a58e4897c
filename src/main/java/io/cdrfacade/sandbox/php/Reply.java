package io.cdrfacade.sandbox.php;

import java.util.Map;

/** The result of an operation, before it is put into the envelope. */
public sealed interface Reply {

	/** The envelope's {@code ret}. */
	default int ret() {
		return 200;
	}

	/**
	 * Understood and done.
	 *
	 * @param desc short description
	 * @param result the operation's result; without entries there is none
	 */
	record Success(String desc, Map<String, ?> result) implements Reply {
	}

	/**
	 * Understood, but failed inside.
	 *
	 * @param code the platform's error code
	 * @param message the error's text
	 */
	record Failure(int code, String message) implements Reply {
	}

	/**
	 * Not understood, or not allowed.
	 *
	 * @param ret why
	 * @param msg text for people
	 */
	record Refusal(int ret, String msg) implements Reply {

		public static Refusal badRequest(String reason) {
			return new Refusal(400, "非法请求：" + reason);
		}

		public static Refusal noSuchService(String service) {
			return new Refusal(404, "非法请求：接口服务" + service + "不存在");
		}

		public static Refusal serverError() {
			return new Refusal(500, "服务器运行错误：内部服务异常");
		}

		public static Refusal tokenInvalid() {
			return new Refusal(600, "非法请求：token无效或已过期");
		}

		public static Refusal notLicensed() {
			return new Refusal(603, "非法请求：模块未授权");
		}

	}

}
