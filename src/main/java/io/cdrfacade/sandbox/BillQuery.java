package io.cdrfacade.sandbox;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@code App.Sip_Cdr.GetBill} was asked for. An empty text stands for any.
 *
 * @param from first local second of dialling
 * @param to last local second of dialling
 * @param sync which marks
 * @param direction 1 inbound, 2 outbound, 3 both
 * @param method 1 to 6, or 0 for any
 * @param page number of the page, from 1
 * @param size records on a page
 * @param extensions any of these, or all if empty
 * @param destination the number called
 * @param custom the customer's own data
 */
record BillQuery(LocalDateTime from, LocalDateTime to, Sync sync, int direction, int method, int page, int size,
		Set<String> extensions, String destination, SandboxCall.CustomData custom) {

	/** Which marks a record may have, in the order of the wire's numbers. */
	enum Sync {

		UNREAD, READ, ALL

	}

	/**
	 * Reads a query in the order in which its fields are documented.
	 * @param form the request's fields
	 * @return the query
	 * @throws RefusedException at the first faulty field
	 */
	static BillQuery of(SandboxForm form) {
		LocalDateTime from = form.time("starttime");
		LocalDateTime to = form.time("endtime");
		if (from.isAfter(to)) {
			throw SandboxForm.refused("参数starttime不能大于endtime");
		}
		Sync sync = Sync.values()[form.oneOf("syncflag", List.of("1", "2", "3")) - 1];
		int direction = form.oneOf("direction", List.of("1", "2", "3"));
		int method = form.number("callmethod", 0, 6);
		int page = form.number("currentpage", 1, Integer.MAX_VALUE);
		int size = form.number("itemsperpage", 1, 1000);
		return new BillQuery(from, to, sync, direction, method, page, size, extensions(form), form.text("destnumber"),
				custom(form));
	}

	private static Set<String> extensions(SandboxForm form) {
		return Arrays.stream(form.text("extnumber").split(",", -1))
			.map(String::strip)
			.filter((extension) -> !extension.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static SandboxCall.CustomData custom(SandboxForm form) {
		String maturity = form.optional("chengshudu");
		return new SandboxCall.CustomData(form.text("userid"), form.text("memberid"),
				maturity.isEmpty() ? form.optional("extchengshudu") : maturity, form.optional("customuuid"));
	}

	Predicate<Bill> filter(ZoneId zone) {
		return (bill) -> isDialledInTime(bill, zone) && hasMark(bill) && hasRoute(bill.call().route())
				&& hasCustomData(bill.call().custom());
	}

	private boolean isDialledInTime(Bill bill, ZoneId zone) {
		LocalDateTime dialled = LocalDateTime.ofInstant(bill.call().timing().start(), zone);
		return !dialled.isBefore(this.from) && !dialled.isAfter(this.to);
	}

	private boolean hasMark(Bill bill) {
		return this.sync == Sync.ALL || (this.sync == Sync.READ) == bill.isRead();
	}

	private boolean hasRoute(SandboxCall.Route route) {
		return (this.direction == 3 || (this.direction == 1) == route.inbound())
				&& (this.method == 0 || this.method == route.method())
				&& (this.extensions.isEmpty() || this.extensions.contains(route.extension()))
				&& isAnyOr(this.destination, route.destination());
	}

	private boolean hasCustomData(SandboxCall.CustomData data) {
		return isAnyOr(this.custom.user(), data.user()) && isAnyOr(this.custom.member(), data.member())
				&& isAnyOr(this.custom.maturity(), data.maturity()) && isAnyOr(this.custom.customer(), data.customer());
	}

	private static boolean isAnyOr(String wanted, String actual) {
		return wanted.isEmpty() || wanted.equals(actual);
	}

}
