package io.cdrfacade.calls.list;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CallPageTests {

	private final JsonMapper usual = JsonMapper.builder().build();

	@ParameterizedTest
	@MethodSource("pages")
	void writesWhatJacksonWrites(List<Cdr> cdrs) {
		CallView view = new CallView(ZoneId.of("Asia/Shanghai"), false, null, "");
		CallPage page = new CallPage(cdrs.stream().map((cdr) -> Call.of(cdr, view)).toList(),
				CallPage.Page.of(2, 50, 8151));
		assertThat(CallPage.toJson(cdrs, view, page.page())).isEqualTo(this.usual.writeValueAsBytes(page));
	}

	static Stream<List<Cdr>> pages() {
		return Stream.of(List.of(), List.of(CdrFixture.DOCUMENTED), List.of(CdrFixture.DOCUMENTED, CdrFixture.UNKNOWN));
	}

}
