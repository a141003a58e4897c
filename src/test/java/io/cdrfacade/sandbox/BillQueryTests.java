package io.cdrfacade.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BillQueryTests {

	private static final Bills BILLS = new Bills(new TestClock(), Samples.PROPERTIES);

	private static final List<Bill> ALL = Samples.all(BILLS);

	@ParameterizedTest
	@ValueSource(strings = { "starttime", "endtime", "syncflag", "direction", "callmethod", "currentpage",
			"itemsperpage", "extnumber", "destnumber", "userid", "memberid" })
	void refusesMissing(String field) {
		Map<String, String> fields = Samples.billForm();
		fields.remove(field);
		refuses(fields, "非法请求：缺少必要参数" + field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			starttime    | ""                    | 参数starttime格式应该为
			starttime    | 2026-02-30 00:00:00   | 参数starttime格式应该为
			starttime    | 2026-02-03            | 参数starttime格式应该为
			starttime    | 2026-02-03T00:00:00   | 参数starttime格式应该为
			starttime    | "2026-02-03 00:00:00 "| 参数starttime格式应该为
			endtime      | 2026-2-3 00:00:00     | 参数endtime格式应该为
			endtime      | 2026-02-03 24:00:00   | 参数endtime格式应该为
			endtime      | 1999-12-31 23:59:59   | 参数starttime不能大于endtime
			syncflag     | ""                    | 参数syncflag应该为：1/2/3
			syncflag     | 0                     | 参数syncflag应该为：1/2/3
			syncflag     | 4                     | 参数syncflag应该为：1/2/3
			syncflag     | " 1"                  | 参数syncflag应该为：1/2/3
			direction    | ""                    | 参数direction应该为：1/2/3
			direction    | both                  | 参数direction应该为：1/2/3
			callmethod   | -1                    | callmethod应该大于或等于0
			callmethod   | 7                     | callmethod应该小于或等于6
			currentpage  | ""                    | currentpage应该大于或等于1
			currentpage  | 0                     | currentpage应该大于或等于1
			currentpage  | x                     | currentpage应该大于或等于1
			itemsperpage | ""                    | itemsperpage应该大于或等于1
			itemsperpage | 1001                  | itemsperpage应该小于或等于1000
			itemsperpage | 99999999999999999999  | itemsperpage应该小于或等于1000
			""")
	void refuses(String field, String value, String message) {
		refuses(Samples.billForm(field, value), message);
	}

	@Test
	void takesEmptyNumbersForZero() {
		assertThat(Samples.query("callmethod", "").method()).isZero();
	}

	@Test
	void readsNumbersAsPhpDoes() {
		assertThat(Samples.query("itemsperpage", " 12abc").size()).isEqualTo(12);
	}

	@Test
	void ignoresUnknownFields() {
		assertThat(Samples.query("colour", "red")).isEqualTo(Samples.query());
	}

	@Test
	void includesBothBounds() {
		Bill one = ALL.get(100);
		String second = String.valueOf(BillFields.of(one, Samples.SHANGHAI).get("starttime"));
		assertThat(BILLS.page(Samples.query("starttime", second, "endtime", second)).bills()).contains(one);
	}

	static Stream<Arguments> filters() {
		return Stream.of(filter("direction", "1", (call) -> call.route().inbound()),
				filter("direction", "2", (call) -> !call.route().inbound()),
				filter("callmethod", "4", (call) -> call.route().method() == 4),
				filter("extnumber", "8001", (call) -> call.route().extension().equals("8001")),
				filter("extnumber", "8001, 8003,", (call) -> call.route().extension().matches("800[13]")),
				filter("destnumber", "2190170001", (call) -> call.route().destination().equals("2190170001")),
				filter("userid", "张伟", (call) -> call.custom().user().equals("张伟")),
				filter("memberid", "M20001", (call) -> call.custom().member().equals("M20001")),
				filter("chengshudu", "高意向", (call) -> call.custom().maturity().equals("高意向")),
				filter("extchengshudu", "高意向", (call) -> call.custom().maturity().equals("高意向")),
				filter("customuuid", Company.uuid(7), (call) -> call.custom().customer().equals(Company.uuid(7))),
				filter("starttime", "2026-03-11 00:00:00",
						(call) -> !call.timing().start().isBefore(TestClock.START.minusSeconds(15 * 3600))),
				filter("endtime", "2026-03-10 23:59:59",
						(call) -> call.timing().start().isBefore(TestClock.START.minusSeconds(15 * 3600))));
	}

	private static Arguments filter(String field, String value, Predicate<SandboxCall> expected) {
		return Arguments.of(field, value, expected);
	}

	@ParameterizedTest
	@MethodSource("filters")
	void filters(String field, String value, Predicate<SandboxCall> expected) {
		List<Bill> wanted = ALL.stream().filter((bill) -> expected.test(bill.call())).toList();
		BillPage page = BILLS.page(Samples.query(field, value));
		assertThat(wanted).isNotEmpty().hasSizeLessThan(ALL.size());
		assertThat(page.total()).isEqualTo(wanted.size());
		assertThat(page.bills()).containsExactlyElementsOf(wanted.subList(0, Math.min(1000, wanted.size())));
	}

	@Test
	void pages() {
		BillPage page = BILLS.page(Samples.query("currentpage", "3", "itemsperpage", "7"));
		assertThat(page.bills()).containsExactlyElementsOf(ALL.subList(14, 21));
		assertThat(page.total()).isEqualTo(ALL.size());
		assertThat(BILLS.page(Samples.query("currentpage", "2147483647")).bills()).isEmpty();
	}

	private static void refuses(Map<String, String> fields, String message) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> BillQuery.of(new SandboxForm(fields)))
			.satisfies((ex) -> assertThat(ex.refusal().ret()).isEqualTo(400))
			.withMessageContaining(message);
	}

}
