package io.cdrfacade.web.problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			value = { "none | ENGLISH", "'' | ENGLISH", "* | ENGLISH", "en | ENGLISH", "zh | CHINESE",
					"zh-CN | CHINESE", "zh-Hans-CN | CHINESE", "ZH | CHINESE", "zh-CN,zh;q=0.9,en;q=0.8 | CHINESE",
					"en-US,en;q=0.9,zh-CN;q=0.8 | ENGLISH", "en;q=0.5, zh | CHINESE", "de, zh;q=0.5 | CHINESE",
					"de, en;q=0.5, zh;q=0.4 | ENGLISH", "de | ENGLISH", "zh;q=0 | ENGLISH", "zh;q=0, en | ENGLISH",
					"!!! | ENGLISH", "zh;q=x | ENGLISH", "中文 | ENGLISH" })
	void choosesThePreferredLanguage(@Nullable String accepted, Language language) {
		assertThat(Language.preferred(accepted)).isEqualTo(language);
	}

}
