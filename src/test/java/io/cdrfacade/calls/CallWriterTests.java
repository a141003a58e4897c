package io.cdrfacade.calls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CallWriterTests {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	private static final Instant START = Instant.parse("2019-09-27T06:58:37Z");

	private final JsonMapper usual = JsonMapper.builder().build();

	static Stream<Cdr> cdrs() {
		Cdr recorded = CdrFixture.cdr(START, START.plusSeconds(3), 25, "a \"name\" & \u5f55\u97f3.wav");
		Cdr named = CdrFixture.cdr(START, null, 0, "13387525701.wav");
		Cdr unlinked = CdrFixture.cdr(START, null, 0, "2019/1.wav");
		Cdr late = CdrFixture.cdr(Instant.parse("9999-12-31T15:59:59Z"), Instant.parse("9999-12-31T16:00:00Z"), 0,
				null);
		return Stream.concat(
				Stream.of(CdrFixture.DOCUMENTED, CdrFixture.MOBILE_EXTENSION, CdrFixture.UNKNOWN, recorded, named,
						unlinked, late),
				Stream.of(Long.MIN_VALUE, -1L, 0L, CallId.GREATEST, CallId.GREATEST + 1).map(CdrFixture::withId));
	}

	static Stream<CallView> views() {
		return Stream.of(new CallView(SHANGHAI, true, "other", "/cdr"), new CallView(SHANGHAI, false, null, ""));
	}

	@ParameterizedTest
	@MethodSource("views")
	void writesWhatJacksonWrites(CallView view) {
		JsonBytes json = new JsonBytes();
		CallWriter writer = new CallWriter(view, json);
		cdrs().forEach(writer::write);
		assertThat(json.finish()).asString(StandardCharsets.UTF_8)
			.isEqualTo(cdrs().map((cdr) -> Call.of(cdr, view))
				.map(this.usual::writeValueAsString)
				.collect(Collectors.joining()));
	}

	@Test
	void writesAnArray() {
		CallView view = new CallView(SHANGHAI, false, null, "");
		JsonBytes json = new JsonBytes();
		new CallWriter(view, json).writeAll(cdrs().toList());
		assertThat(json.finish())
			.isEqualTo(this.usual.writeValueAsBytes(cdrs().map((cdr) -> Call.of(cdr, view)).toList()));
	}

}
