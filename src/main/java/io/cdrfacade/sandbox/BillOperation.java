package io.cdrfacade.sandbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code App.Sip_Cdr.GetBill}. */
final class BillOperation implements SandboxOperation {

	private final TokenBook tokens;

	private final Bills bills;

	private final ZoneId zone;

	BillOperation(TokenBook tokens, Bills bills, SandboxProperties properties) {
		this.tokens = tokens;
		this.bills = bills;
		this.zone = properties.timeZone();
	}

	@Override
	public String service() {
		return "App.Sip_Cdr.GetBill";
	}

	@Override
	public Reply answer(PlatformRequest request) {
		String token = request.form().text("token");
		BillQuery query = BillQuery.of(request.form());
		this.tokens.check(token);
		BillPage page = this.bills.page(query);
		return new Reply.Success("获取成功", result(query, page));
	}

	private Map<String, Object> result(BillQuery query, BillPage page) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("totalitems", page.total());
		result.put("currentpage", query.page());
		result.put("itemsperpage", query.size());
		result.put("bills", page.bills().stream().map((bill) -> BillFields.of(bill, this.zone)).toList());
		return result;
	}

}
