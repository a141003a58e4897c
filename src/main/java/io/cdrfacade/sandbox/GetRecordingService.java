package io.cdrfacade.sandbox;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cdrfacade.sandbox.calls.Bills;
import io.cdrfacade.sandbox.php.PhpForm;
import io.cdrfacade.sandbox.php.Reply;

/** {@code App.Sip_Cdr.GetRecodeFile}. */
final class GetRecordingService implements SandboxService {

	private final TokenBook tokens;

	private final Bills bills;

	private final RecordingLinks links;

	private final Clock localClock;

	GetRecordingService(TokenBook tokens, Bills bills, RecordingLinks links, Clock clock,
			SandboxProperties properties) {
		this.tokens = tokens;
		this.bills = bills;
		this.links = links;
		this.localClock = clock.withZone(properties.timeZone());
	}

	@Override
	public String service() {
		return "App.Sip_Cdr.GetRecodeFile";
	}

	@Override
	public Reply answer(SandboxRequest request) {
		String token = request.form().text("token");
		String fileName = request.form().text("filename");
		this.tokens.check(token);
		if (!this.bills.hasRecording(fileName)) {
			return new Reply.Failure(1029, "文件不存在");
		}
		return new Reply.Success("获取成功", result(request.address(), fileName));
	}

	private Map<String, Object> result(String address, String fileName) {
		LocalDateTime end = LocalDateTime.now(this.localClock).plus(RecordingLinks.LIFETIME);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("downurl", address + "/recordings/" + this.links.create(fileName));
		result.put("expiredtime", "过期时间:" + end.format(PhpForm.TIME));
		return result;
	}

}
