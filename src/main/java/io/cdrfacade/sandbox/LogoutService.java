package io.cdrfacade.sandbox;

import java.util.Map;

import io.cdrfacade.sandbox.php.Reply;

/** {@code App.Sip_Auth.Logout}. */
final class LogoutService implements SandboxService {

	private final TokenBook tokens;

	LogoutService(TokenBook tokens) {
		this.tokens = tokens;
	}

	@Override
	public String service() {
		return "App.Sip_Auth.Logout";
	}

	@Override
	public Reply answer(SandboxRequest request) {
		this.tokens.revoke(request.form().text("token"));
		return new Reply.Success("退出成功", Map.of());
	}

}
