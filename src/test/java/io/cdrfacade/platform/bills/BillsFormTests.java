package io.cdrfacade.platform.bills;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.wire.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BillsFormTests {

	private static final Instant FROM = Instant.parse("2019-09-26T16:00:00Z");

	private static final Instant TO = Instant.parse("2019-09-27T16:00:00Z");

	@Test
	void leavesNothingToThePlatformsDefaults() {
		CdrQuery query = new CdrQuery(FROM, TO, CdrFilter.ALL, SyncState.ALL, 1, 50);
		assertThat(fields(query))
			.isEqualTo(Map.ofEntries(Map.entry("service", "App.Sip_Cdr.GetBill"), Map.entry("token", "t0ken"),
					Map.entry("starttime", "2019-09-27 00:00:00"), Map.entry("endtime", "2019-09-27 23:59:59"),
					Map.entry("syncflag", "3"), Map.entry("direction", "3"), Map.entry("callmethod", "0"),
					Map.entry("currentpage", "1"), Map.entry("itemsperpage", "50"), Map.entry("extnumber", ""),
					Map.entry("destnumber", ""), Map.entry("userid", ""), Map.entry("memberid", "")));
	}

	@Test
	void writesAllFilters() {
		CdrQuery query = new CdrQuery(FROM, TO, new CdrFilter(Direction.INBOUND, CallMethod.TWO_WAY,
				List.of("8001", "8002"), "133", "u", "m", "2", "c"), SyncState.UNREAD, 7, 1000);
		assertThat(fields(query)).contains(Map.entry("syncflag", "1"), Map.entry("direction", "1"),
				Map.entry("callmethod", "4"), Map.entry("currentpage", "7"), Map.entry("itemsperpage", "1000"),
				Map.entry("extnumber", "8001,8002"), Map.entry("destnumber", "133"), Map.entry("userid", "u"),
				Map.entry("memberid", "m"), Map.entry("chengshudu", "2"), Map.entry("extchengshudu", "2"),
				Map.entry("customuuid", "c"));
	}

	@Test
	void numbersEveryChoice() {
		assertThat(List.of(SyncState.UNREAD, SyncState.READ, SyncState.ALL))
			.map((sync) -> fields(query(Direction.OUTBOUND, CallMethod.API, sync)).get("syncflag"))
			.containsExactly("1", "2", "3");
		assertThat(List.of(Direction.INBOUND, Direction.OUTBOUND))
			.map((direction) -> fields(query(direction, CallMethod.API, SyncState.ALL)).get("direction"))
			.containsExactly("1", "2");
		assertThat(List.of(CallMethod.INTERNAL, CallMethod.MANUAL, CallMethod.API, CallMethod.TWO_WAY,
				CallMethod.PREDICTIVE, CallMethod.IVR))
			.map((method) -> fields(query(Direction.INBOUND, method, SyncState.ALL)).get("callmethod"))
			.containsExactly("1", "2", "3", "4", "5", "6");
	}

	@Test
	void refusesToFilterByTheUnknown() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> fields(query(Direction.UNKNOWN, CallMethod.API, SyncState.ALL)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> fields(query(Direction.INBOUND, CallMethod.UNKNOWN, SyncState.ALL)));
	}

	@Test
	void keepsSecondsThatBeginWithinTheRange() {
		ZoneId zone = ZoneId.of("Asia/Shanghai");
		assertThat(LocalRange.of(FROM.plusMillis(1), FROM.plusMillis(1001), zone))
			.hasToString("LocalRange[first=2019-09-27T00:00:01, last=2019-09-27T00:00:01]");
		assertThat(LocalRange.of(FROM.plusMillis(1), FROM.plusMillis(1000), zone).isEmpty()).isTrue();
		assertThat(LocalRange.of(FROM, FROM, zone).isEmpty()).isTrue();
		assertThat(LocalRange.of(TO, FROM, zone).isEmpty()).isTrue();
		assertThat(LocalRange.of(FROM, FROM.plusNanos(1), zone).isEmpty()).isFalse();
	}

	private static CdrQuery query(Direction direction, CallMethod method, SyncState sync) {
		CdrFilter filter = new CdrFilter(direction, method, List.of(), null, null, null, null, null);
		return new CdrQuery(FROM, TO, filter, sync, 1, 50);
	}

	private static Map<String, String> fields(CdrQuery query) {
		LocalRange range = LocalRange.of(query.from(), query.to(), ZoneId.of("Asia/Shanghai"));
		Map<String, String> fields = new LinkedHashMap<>();
		BillsForm.of(query, range, new Token("t0ken", 0, false))
			.values()
			.forEach((field, value) -> fields.put(field.wireName(), value));
		return fields;
	}

}
