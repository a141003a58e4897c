package io.cdrfacade.web;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferredLanguageTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			value = { "none | en", "'' | en", "* | en", "en | en", "zh | zh", "zh-CN | zh", "zh-Hans-CN | zh",
					"ZH | zh", "zh-CN,zh;q=0.9,en;q=0.8 | zh", "en-US,en;q=0.9,zh-CN;q=0.8 | en", "en;q=0.5, zh | zh",
					"de, zh;q=0.5 | zh", "de, en;q=0.5, zh;q=0.4 | en", "de | en", "zh;q=0 | en", "zh;q=0, en | en",
					"!!! | en", "zh;q=x | en", "中文 | en" })
	void choosesThePreferredLanguage(@Nullable String accepted, Locale language) {
		assertThat(PreferredLanguage.of(accepted)).isEqualTo(language);
	}

	@Test
	void readsAllLanguagesOfABrowser() {
		String others = IntStream.range(0, 80)
			.mapToObj((i) -> "q" + (char) ('a' + i / 10) + (char) ('a' + i % 10) + ";q=0.9")
			.collect(Collectors.joining(","));
		assertThat(PreferredLanguage.of(others + ",zh;q=0.8")).isEqualTo(Locale.CHINESE);
	}

	/** Each language of a list is compared with all others. */
	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void takesNoTimeForAListThatNoBrowserSends() {
		String others = IntStream.range(0, 400_000).mapToObj((i) -> "zh-x-" + i).collect(Collectors.joining(","));
		assertThat(PreferredLanguage.of(others)).isEqualTo(Locale.ENGLISH);
	}

}
