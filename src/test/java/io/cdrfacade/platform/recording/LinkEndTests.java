package io.cdrfacade.platform.recording;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkEndTests {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	@ParameterizedTest
	@ValueSource(strings = { "过期时间:2020-02-11 17:27:23", "过期时间：2020-02-11 17:27:23", "Expires: 2020-02-11 17:27:23",
			"2020-02-11 17:27:23", " 2020-02-11T17:27:23 ", "2020/02/11 17:27:23", "2020.2.11 17:27:23",
			"2020年02月11日 17时27分23秒", "过期时间:２０２０-０２-１１ １７:２７:２３", "20200211172723", "1581413243", "1581413243000",
			"expires 1581413243.", "2020-02-11T09:27:23Z", "2020-02-11T09:27:23.500Z", "2020-02-11 10:27:23+01:00",
			"2020-02-11 10:27:23 +0100", "12: 2020-02-11 17:27:23" })
	void readsTimesInManyForms(String text) {
		assertThat(LinkEnd.parse(text, SHANGHAI)).isEqualTo(Instant.parse("2020-02-11T09:27:23Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "never", "过期时间:", "2020-02-11", "2020-13-11 17:27:23", "0000-00-00 00:00:00", "12345",
			"过期时间:1970-01-01 08:00:00", "2020-02-11 25:00:00", "123456789012345678901234567890" })
	void ignoresOtherTexts(String text) {
		assertThat(LinkEnd.parse(text, SHANGHAI)).isNull();
	}

	@Test
	void canBeMissing() {
		assertThat(LinkEnd.parse(null, SHANGHAI)).isNull();
	}

}
