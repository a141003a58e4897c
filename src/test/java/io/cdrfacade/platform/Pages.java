package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of bills as installations may write them, with values of all kinds. */
public final class Pages {

	private static final List<String> TEXTS = List.of("", "0", "0", "8001", "a/b", "\"\\", "张三", "客户-😀/é",
			"\t\u0001\n", "\u007f", "customer-0123456789012345678", "20190927-8001-1.wav", "李四李四李四李四", " 7 ", "1.0",
			"-5", "1569567517");

	private static final List<String> TIMES = List.of("2019-09-27 14:58:37", "2019-09-27 00:00:00",
			"2019-09-28T23:59:59", "2025-11-02 01:30:00", "2025-11-02 01:10:00", "2025-03-09 02:30:00",
			"0000-00-00 00:00:00", "2019-02-29 10:00:00", "2019-09-27 24:00:00", "2019-09-27 10:60:00",
			"2019-09-27 10:00:60", "2019-09-27", "", "2019-09-27 1x:00:00", "2019-09-27 10:00:0:",
			"2019/09/27 10-00-00");

	private static final List<String> NAMES = List.of("id", "extnumber", "destnumber", "displaynumber", "starttime",
			"answertime", "endtime", "duration", "billsec", "direction", "callmethod", "userid", "memberid",
			"chengshudu", "customuuid", "recordfilename", "downloadip", "hangupdirection", "hangupcause", "userkey",
			"type", "extchengshudu", "x");

	private Pages() {
	}

	/** How a page is written. */
	public enum Style {

		/** As PHP does without flags: escapes for all but ASCII, and for slashes. */
		ESCAPED,

		/** Only the necessary escapes. */
		RAW,

		/** All values as strings, as database drivers give them by default. */
		STRINGS,

		/** With blanks between all tokens. */
		BLANKS

	}

	public static byte[] page(Random random, int count, Style style) {
		List<String> names = new ArrayList<>(NAMES.subList(0, 20 + random.nextInt(4)));
		if (random.nextBoolean()) {
			Collections.shuffle(names, random);
		}
		String bills = IntStream.range(0, count)
			.mapToObj((index) -> bill(random, index, names, style))
			.collect(Collectors.joining(","));
		String total = (style == Style.STRINGS) ? "\"8151\"" : "8151";
		String page = "{\"ret\":200,\"data\":{\"status\":0,\"desc\":" + quoted("获取成功", style)
				+ ",\"result\":{\"totalitems\":" + total + ",\"currentpage\":1,\"itemsperpage\":10,\"bills\":[" + bills
				+ "]},\"reqtime\":1581502410},\"msg\":\"\"}";
		return ((style == Style.BLANKS) ? spaced(page, random) : page).getBytes(StandardCharsets.UTF_8);
	}

	private static String bill(Random random, int index, List<String> names, Style style) {
		List<String> members = new ArrayList<>();
		for (String name : names) {
			if (random.nextInt(200) != 0) {
				members.add("\"" + name + "\":" + value(random, index, name, style));
			}
			if (random.nextInt(500) == 0) {
				members.add("\"" + name + "\":" + value(random, index, name, style));
			}
		}
		return "{" + String.join(",", members) + "}";
	}

	private static String value(Random random, int index, String name, Style style) {
		if (random.nextInt(12) == 0) {
			return one(List.of("null", "true", "false", "0", "-1", "-0", "123456789012345678", "-123456789012345678"),
					random);
		}
		return switch (name) {
			case "id" -> number(22670L + index, style);
			case "duration", "billsec", "callmethod" -> number(random.nextInt(-1, 90), style);
			case "hangupdirection", "hangupcause" -> number(9_995 + random.nextInt(70), style);
			case "starttime", "answertime", "endtime" -> quoted(one(TIMES, random), style);
			case "direction", "type" ->
				quoted(one(List.of("callout", "callin", "CallIn", "1", "", "x"), random), style);
			case "destnumber" -> quoted("133875" + (10_000 + random.nextInt(90_000)), style);
			default -> quoted(one(TEXTS, random), style);
		};
	}

	private static String one(List<String> all, Random random) {
		return all.get(random.nextInt(all.size()));
	}

	private static String number(long number, Style style) {
		return (style == Style.STRINGS) ? "\"" + number + "\"" : String.valueOf(number);
	}

	private static String quoted(String text, Style style) {
		return text.chars()
			.mapToObj((character) -> written((char) character, style))
			.collect(Collectors.joining("", "\"", "\""));
	}

	private static String written(char character, Style style) {
		return switch (character) {
			case '"', '\\' -> "\\" + character;
			case '\n' -> "\\n";
			case '\t' -> "\\t";
			case '/' -> (style == Style.RAW) ? "/" : "\\/";
			default -> (character < ' ' || (character > '~' && style != Style.RAW))
					? "\\u%04x".formatted((int) character) : String.valueOf(character);
		};
	}

	/**
	 * Puts blanks around what is outside of strings; their content here has no braces.
	 */
	private static String spaced(String page, Random random) {
		StringBuilder spaced = new StringBuilder(" \n");
		boolean inside = false;
		for (int i = 0; i < page.length(); i++) {
			char character = page.charAt(i);
			boolean escaped = i > 0 && page.charAt(i - 1) == '\\' && (i < 2 || page.charAt(i - 2) != '\\');
			inside ^= character == '"' && !escaped;
			spaced.append(character);
			if (!inside && "{}[]:,\"".indexOf(character) >= 0) {
				spaced.append(one(List.of("", " ", "\n\t", "\r\n    "), random));
			}
		}
		return spaced.toString();
	}

}
