package io.cdrfacade.calls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;

class TimeWriterTests {

	private final JsonMapper json = JsonMapper.builder()
		.addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new TimeWriter()))
		.build();

	@ParameterizedTest
	@ValueSource(strings = { "2019-09-27T14:58:37+08:00", "2019-01-02T03:04:05-03:30", "2019-09-27T14:58:37Z",
			"1900-01-01T00:00:00+08:05:43", "0999-12-31T23:59:59+01:00", "9999-12-31T23:59:59+18:00",
			"-0044-03-15T12:00:00+01:00", "2019-09-27T14:58:37.5-18:00", "2019-09-27T00:00:00-00:30" })
	void writesIso8601(String time) {
		assertThat(write(OffsetDateTime.parse(time))).isEqualTo('"' + time + '"');
	}

	@Property(tries = 1000)
	void writesAsTheFormatterDoes(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
			@ForAll @IntRange(min = -1080, max = 1080) int offset) {
		OffsetDateTime time = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(60 * offset));
		assertThat(write(time)).isEqualTo('"' + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time) + '"');
	}

	private String write(OffsetDateTime time) {
		return this.json.writeValueAsString(time);
	}

}
