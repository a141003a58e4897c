package io.cdrfacade.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CallWriterTests {

	private static final Instant START = Instant.parse("2019-09-27T06:58:37Z");

	private final JsonMapper usual = JsonMapper.builder().build();

	private final JsonMapper json = JsonMapper.builder()
		.addModule(new SimpleModule().addSerializer(Call.class, new CallWriter()))
		.build();

	static Stream<Cdr> cdrs() {
		Cdr recorded = CdrFixture.cdr(START, START.plusSeconds(3), 25, "a \"name\" & \u5f55\u97f3.wav");
		return Stream.of(CdrFixture.DOCUMENTED, CdrFixture.UNKNOWN, recorded);
	}

	@ParameterizedTest
	@MethodSource("cdrs")
	void writesWhatJacksonWrites(Cdr cdr) {
		Call call = new CallView(ZoneId.of("Asia/Shanghai"), true, "other").show(cdr);
		assertThat(this.json.writeValueAsString(call)).isEqualTo(this.usual.writeValueAsString(call));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void writesAPageAsJacksonDoes(List<Cdr> cdrs) {
		CallView view = new CallView(ZoneId.of("Asia/Shanghai"), false, null);
		CallPage page = new CallPage(cdrs.stream().map(view::show).toList(), CallPage.Page.of(2, 50, 8151));
		assertThat(page.toJson()).isEqualTo(this.usual.writeValueAsBytes(page));
	}

	static Stream<List<Cdr>> pages() {
		return Stream.of(List.of(), List.of(CdrFixture.DOCUMENTED), cdrs().toList());
	}

}
