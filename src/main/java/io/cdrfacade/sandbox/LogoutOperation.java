package io.cdrfacade.sandbox;

import java.util.Map;

/** {@code App.Sip_Auth.Logout}. */
final class LogoutOperation implements SandboxOperation {

	private final TokenBook tokens;

	LogoutOperation(TokenBook tokens) {
		this.tokens = tokens;
	}

	@Override
	public String service() {
		return "App.Sip_Auth.Logout";
	}

	@Override
	public Reply answer(PlatformRequest request) {
		this.tokens.revoke(request.form().text("token"));
		return new Reply.Success("退出成功", Map.of());
	}

}
