package io.cdrfacade.sandbox.calls;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.sandbox.php.PhpJson;

import static org.assertj.core.api.Assertions.assertThat;

class BillFieldsTests {

	private static final String EXAMPLE = """
			{"id":22670,"extnumber":"","destnumber":"13387525701","displaynumber":"2190170001",\
			"starttime":"2019-09-27 14:58:37","answertime":null,"endtime":"2019-09-27 14:59:05","duration":28,\
			"billsec":0,"direction":"callout","callmethod":6,"userid":"0","memberid":"0","chengshudu":"0",\
			"customuuid":"0","recordfilename":"","downloadip":"","hangupdirection":10041,"hangupcause":10020,\
			"userkey":"#"}""";

	@Test
	void writesTheDocumentedExampleToTheByte() {
		assertThat(PhpJson.write(BillFields.of(ExampleBill.in(Samples.SHANGHAI), Samples.SHANGHAI))).isEqualTo(EXAMPLE);
	}

	@Test
	void isAsLooseAsThePlatform() {
		List<Map<String, @Nullable Object>> all = all();
		assertThat(all).extracting((bill) -> bill.get("userkey"))
			.hasAtLeastOneElementOfType(Integer.class)
			.hasAtLeastOneElementOfType(String.class);
		assertThat(all).extracting((bill) -> bill.get("duration"))
			.hasAtLeastOneElementOfType(Long.class)
			.hasAtLeastOneElementOfType(String.class);
		assertThat(all).extracting((bill) -> bill.get("answertime")).containsNull().anyMatch(""::equals);
		assertThat(all).anyMatch((bill) -> !bill.containsKey("downloadip"));
	}

	@Test
	void addsUpItsTimes() {
		assertThat(Samples.all(bills())).allSatisfy((bill) -> {
			MadeUpCall.Timing timing = bill.call().timing();
			assertThat(timing.duration()).isBetween(0L, 10_900L);
			assertThat(timing.talk()).isBetween((timing.answer() != null) ? 1L : 0L, timing.duration());
		});
	}

	private static List<Map<String, @Nullable Object>> all() {
		return Samples.all(bills()).stream().map((bill) -> BillFields.of(bill, Samples.SHANGHAI)).toList();
	}

	private static Bills bills() {
		return new Bills(new TestClock(), Samples.PLAN);
	}

}
