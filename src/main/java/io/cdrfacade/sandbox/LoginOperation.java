package io.cdrfacade.sandbox;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code App.Sip_Auth.Login}. */
final class LoginOperation implements SandboxOperation {

	private final SandboxProperties properties;

	private final TokenBook tokens;

	private final Clock clock;

	LoginOperation(SandboxProperties properties, TokenBook tokens, Clock clock) {
		this.properties = properties;
		this.tokens = tokens;
		this.clock = clock;
	}

	@Override
	public String service() {
		return "App.Sip_Auth.Login";
	}

	@Override
	public Reply answer(PlatformRequest request) {
		String appId = request.form().text("appid");
		String accessKey = request.form().text("accesskey");
		if (!appId.equals(this.properties.appId()) || !accessKey.equals(this.properties.accessKey())) {
			return new Reply.Failure(1003, "授权失败");
		}
		return new Reply.Success("登录成功", result());
	}

	private Map<String, Object> result() {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("companycode", "1");
		result.put("companyname", "沙箱演示公司");
		result.put("token", this.tokens.issue());
		result.put("authtime",
				LocalDateTime.now(this.clock.withZone(this.properties.timeZone())).format(SandboxForm.TIME));
		result.put("authmodel", "");
		return result;
	}

}
