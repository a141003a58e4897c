package io.cdrfacade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code README.zh-CN.md} in step with {@code README.md}. */
class ReadmeTests {

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");

	/** Lines that are indented or fenced. */
	private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|^ {4}[^\n]*$");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

	/** The first column of a table. */
	private static final Pattern ENDPOINT = Pattern.compile("(?m)^\\| `((?:GET|POST) [^`]*)`");

	private String english = "";

	private String chinese = "";

	@BeforeEach
	void read() throws IOException {
		this.english = Files.readString(Path.of("README.md"));
		this.chinese = Files.readString(Path.of("README.zh-CN.md"));
	}

	@Test
	void hasTheSameHeadings() {
		assertThat(found(HEADING, this.chinese, 0)).hasSizeGreaterThan(5)
			.containsExactlyElementsOf(found(HEADING, this.english, 0));
	}

	@Test
	void hasTheSameCommandsAndAnswers() {
		assertThat(found(CODE, this.chinese, 0)).hasSizeGreaterThan(20)
			.containsExactlyElementsOf(found(CODE, this.english, 0));
	}

	@Test
	void hasTheSameEndpoints() {
		assertThat(found(ENDPOINT, this.chinese, 1)).hasSizeGreaterThan(5)
			.containsExactlyElementsOf(found(ENDPOINT, this.english, 1));
	}

	@Test
	void linksToTheSamePages() {
		assertThat(found(LINK, this.chinese, 1)).contains("README.md")
			.filteredOn((link) -> !link.startsWith("README"))
			.containsExactlyElementsOf(
					found(LINK, this.english, 1).stream().filter((link) -> !link.startsWith("README")).toList());
	}

	@Test
	void isWrittenInChinese() {
		assertThat(this.chinese).contains("通话记录", "分机", "呼入", "呼出", "挂断原因", "令牌");
	}

	private static List<String> found(Pattern pattern, String text, int group) {
		return pattern.matcher(text).results().map((MatchResult result) -> result.group(group)).toList();
	}

}
