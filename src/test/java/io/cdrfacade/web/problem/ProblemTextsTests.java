package io.cdrfacade.web.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTextsTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

	private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

	/** A text in the code that goes to callers, as one or several literals. */
	private static final Pattern SAID = Pattern.compile(
			"""
					(?:new ProblemException\\(\\s*ProblemCode\\.\\w+,|\\.require\\(|\\.list\\("\\w+",[^"]*|\
					(?:Unreachable|Busy|TimedOut|NotAuthorised|Rejected|Failed|lasting|contradictory|accidental|tooLarge)\\(|\
					reject\\((?:"\\w+"|\\w+(?:\\.\\w+)?),(?: \\w+(?:\\([^()]*\\))?,)?)\\s*\
					(?<text>(?:\"""\\s.*?\"""|"(?:[^"\\\\]|\\\\.)*")(?:\\s*\\+\\s*"(?:[^"\\\\]|\\\\.)*")*)\\s*(?<end>\\+|[,.)])""",
			Pattern.DOTALL);

	@ParameterizedTest
	@EnumSource
	void hasEachKindOfProblemInChinese(ProblemCode code) throws IOException {
		Properties chinese = properties("i18n/problems_zh.properties");
		assertThat(chinese.getProperty("problem." + code.code() + ".title")).containsPattern(CHINESE);
		assertThat(chinese.getProperty("problem." + code.code() + ".cause")).containsPattern(CHINESE);
	}

	/** As if the server whose thread needs a text first had stopped since. */
	@Test
	void findsTextsWhateverTheThread() throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader usual = thread.getContextClassLoader();
		try (URLClassLoader none = new URLClassLoader(new URL[0], null)) {
			thread.setContextClassLoader(none);
			assertThat(ProblemTexts.source().getMessage("changes.reset", null, Locale.CHINESE))
				.containsPattern(CHINESE);
		}
		finally {
			thread.setContextClassLoader(usual);
		}
	}

	@Test
	void hasNoUnknownKinds() throws IOException {
		assertThat(properties("i18n/problems_zh.properties").stringPropertyNames())
			.filteredOn((key) -> key.startsWith("problem."))
			.hasSize(2 * ProblemCode.values().length);
	}

	@Test
	void hasTheSameTextsAndPlaceholdersInBothLanguages() throws IOException {
		Properties english = properties("i18n/problems.properties");
		Properties chinese = properties("i18n/problems_zh.properties");
		assertThat(chinese.stringPropertyNames()).filteredOn((key) -> !key.startsWith("problem."))
			.containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
		assertThat(english.stringPropertyNames()).isNotEmpty()
			.allSatisfy((key) -> assertThat(placeholders(chinese.getProperty(key))).as(key)
				.isEqualTo(placeholders(english.getProperty(key))));
	}

	/** A single quote would begin a literal in a message format. */
	@Test
	void hasNoSingleQuotesInChinese() throws IOException {
		assertThat(properties("i18n/problems_zh.properties").values())
			.noneMatch((text) -> text.toString().contains("'"));
	}

	@Test
	void knowsEachTextInTheCode() throws IOException {
		List<String> said = said();
		assertThat(said).hasSizeGreaterThan(70)
			.allSatisfy((text) -> assertThat(ProblemTexts.translate(text, Locale.CHINESE)).as(text)
				.containsPattern(CHINESE));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "must be a whole number from 1 to 1000 | 必须是 1 到 1000 之间的整数",
			"must be one of inbound, outbound, all | 必须是以下之一：inbound, outbound, all",
			"must be one or more of busy, other, separated by commas without blanks | 必须是以下一项或多项，用逗号分隔，不含空格：busy, other",
			"is not a parameter here; did you mean `direction`? | 不是此处的参数；是否想用 `direction`？",
			"is not a field here; did you mean `path`? | 不是此处的字段；是否想用 `path`？",
			"must leave a range of at most 31 days | 时间范围最多 31 天", "must leave a range of at most PT5H | 时间范围最多为 PT5H",
			"There is no account named `{0} $1 \\`. | 没有名为 `{0} $1 \\` 的账号。",
			"This needs the scope `calls:consume`, which has not been granted to `crm`. "
					+ "| 此操作需要权限范围 `calls:consume`，但 `crm` 未被授予该权限。",
			"More than 2 requests in 3600 seconds. | 3600 秒内的请求超过 2 次。",
			"3 faults in the request: `a`, `b` and more | 请求中有 3 处错误：`a`, `b` 等",
			"Method 'DELETE' is not supported. | 不支持方法 DELETE。", "The platform's answer is cut off | 平台的应答不完整",
			"The platform's answer is not JSON | 平台的应答不是 JSON",
			"The platform cannot be reached: it takes no connection | 无法连接平台：平台不接受连接",
			"There is no call with the id 5. | 没有 ID 为 5 的通话。",
			"The 40 pages that one search may read do not hold the call 5. Send `at`, the time at which it was dialled. "
					+ "| 一次查找最多可读取的 40 页中没有通话 5。请通过 `at` 发送其拨打时间。",
			"No call with the id 5 was dialled at the time in `at`. | 在 `at` 的时间没有拨打过 ID 为 5 的通话。",
			"must not be in the future | 不能晚于当前时间",
			"must be the id of a call: a whole number from 1 to 999999999999999999 "
					+ "| 必须是通话记录的编号：1 到 999999999999999999 之间的整数",
			"is newer than all data of the platform, which was probably reset; start again with `from` "
					+ "| 超前于平台现有的全部数据（例如平台数据被重置之后）；请用 `from` 从某个时间开始",
			"The cursor is newer than all data of the platform, which was probably reset. The stream goes on with new "
					+ "calls; get the earlier ones with `from`. | 游标超前于平台现有的全部数据（例如平台数据被重置之后）。"
					+ "事件流将从新的通话记录继续；更早的记录请用 `from` 获取。",
			"Something new | Something new" })
	void translatesTexts(String english, String chinese) {
		assertThat(ProblemTexts.translate(english, Locale.CHINESE)).isEqualTo(chinese);
	}

	private static List<String> said() throws IOException {
		List<String> said = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				SAID.matcher(Files.readString(file))
					.results()
					.filter((result) -> !"+".equals(result.group("end")))
					.map(ProblemTextsTests::text)
					.forEach(said::add);
			}
		}
		return said;
	}

	/**
	 * The text with examples for its values. Longer concatenations are tested by example.
	 */
	private static String text(MatchResult result) {
		String literal = result.group("text");
		String text = literal.startsWith("\"\"\"")
				? literal.substring(3, literal.length() - 3).replaceAll("\\\\\\n\\s*", "").strip()
				: literal.substring(1, literal.length() - 1).replaceAll("\"\\s*\\+\\s*\"", "");
		return text.replace("%d", "7").replace("%s", "x");
	}

	private static Set<String> placeholders(String text) {
		Set<String> found = new TreeSet<>();
		PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
		return found;
	}

	private static Properties properties(String path) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(new ClassPathResource(path).getInputStream(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

}
