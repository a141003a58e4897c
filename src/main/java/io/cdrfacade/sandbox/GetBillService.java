package io.cdrfacade.sandbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cdrfacade.sandbox.calls.BillPage;
import io.cdrfacade.sandbox.calls.BillQuery;
import io.cdrfacade.sandbox.calls.Bills;
import io.cdrfacade.sandbox.php.Reply;

/** {@code App.Sip_Cdr.GetBill}. */
final class GetBillService implements SandboxService {

	private final TokenBook tokens;

	private final Bills bills;

	private final ZoneId zone;

	GetBillService(TokenBook tokens, Bills bills, SandboxProperties properties) {
		this.tokens = tokens;
		this.bills = bills;
		this.zone = properties.timeZone();
	}

	@Override
	public String service() {
		return "App.Sip_Cdr.GetBill";
	}

	@Override
	public Reply answer(SandboxRequest request) {
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
		result.put("bills", page.fields(this.zone));
		return result;
	}

}
