package io.cdrfacade.sandbox;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.cdrfacade.sandbox.calls.BillPage;
import io.cdrfacade.sandbox.calls.BillQuery;
import io.cdrfacade.sandbox.calls.Bills;
import io.cdrfacade.sandbox.php.PhpForm;
import io.cdrfacade.sandbox.php.RefusedException;
import io.cdrfacade.sandbox.php.Reply;

/**
 * The platform's services. A missing or faulty field is reported before a bad token, as
 * the platform does.
 */
final class SandboxServices {

	private static final String LOGIN = "App.Sip_Auth.Login";

	private static final String LOGOUT = "App.Sip_Auth.Logout";

	private static final String GET_BILL = "App.Sip_Cdr.GetBill";

	private static final String GET_RECORDING = "App.Sip_Cdr.GetRecodeFile";

	/** The names of all services; their case counts. */
	static final Set<String> NAMES = Set.of(LOGIN, LOGOUT, GET_BILL, GET_RECORDING);

	private final SandboxProperties properties;

	private final TokenBook tokens;

	private final Bills bills;

	private final RecordingLinks links;

	private final Clock localClock;

	SandboxServices(SandboxProperties properties, TokenBook tokens, Bills bills, RecordingLinks links, Clock clock) {
		this.properties = properties;
		this.tokens = tokens;
		this.bills = bills;
		this.links = links;
		this.localClock = clock.withZone(properties.timeZone());
	}

	Reply answer(SandboxRequest request) {
		try {
			return switch (request.service()) {
				case LOGIN -> logIn(request.form());
				case LOGOUT -> logOut(request.form());
				case GET_BILL -> bills(request.form());
				case GET_RECORDING -> recording(request);
				default -> Reply.Refusal.noSuchService(request.service());
			};
		}
		catch (RefusedException ex) {
			return ex.refusal();
		}
	}

	private Reply logIn(PhpForm form) {
		String appId = form.text("appid");
		String accessKey = form.text("accesskey");
		if (!appId.equals(this.properties.appId()) || !accessKey.equals(this.properties.accessKey())) {
			return new Reply.Failure(1003, "授权失败");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("companycode", "1");
		result.put("companyname", "沙箱演示公司");
		result.put("token", this.tokens.issue());
		result.put("authtime", LocalDateTime.now(this.localClock).format(PhpForm.TIME));
		result.put("authmodel", "");
		return new Reply.Success("登录成功", result);
	}

	private Reply logOut(PhpForm form) {
		this.tokens.revoke(form.text("token"));
		return new Reply.Success("退出成功", Map.of());
	}

	private Reply bills(PhpForm form) {
		String token = form.text("token");
		BillQuery query = BillQuery.of(form);
		this.tokens.check(token);
		BillPage page = this.bills.page(query);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("totalitems", page.total());
		result.put("currentpage", query.page());
		result.put("itemsperpage", query.size());
		result.put("bills", page.fields(this.properties.timeZone()));
		return new Reply.Success("获取成功", result);
	}

	private Reply recording(SandboxRequest request) {
		String token = request.form().text("token");
		String fileName = request.form().text("filename");
		this.tokens.check(token);
		if (!this.bills.hasRecording(fileName)) {
			return new Reply.Failure(1029, "文件不存在");
		}
		LocalDateTime end = LocalDateTime.now(this.localClock).plus(RecordingLinks.LIFETIME);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("downurl", request.address() + "/recordings/" + this.links.create(fileName));
		result.put("expiredtime", "过期时间:" + end.format(PhpForm.TIME));
		return new Reply.Success("获取成功", result);
	}

}
