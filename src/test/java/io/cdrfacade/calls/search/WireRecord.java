package io.cdrfacade.calls.search;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as the platform sends it, read without the facade's classes: what is written
 * down here is what the documents say.
 *
 * @param bill the record's fields
 * @param read whether it has been queried as unread
 */
record WireRecord(JsonNode bill, boolean read) {

	static final List<String> METHODS = List.of("internal", "manual", "api", "two-way", "predictive", "ivr");

	static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(10001, "normal"), Map.entry(10002, "cancelled"),
			Map.entry(10003, "rejected"), Map.entry(10004, "trunk-failed"), Map.entry(10005, "not-answered"),
			Map.entry(10006, "busy"), Map.entry(10007, "server"), Map.entry(10008, "extension-not-registered"),
			Map.entry(10009, "unreachable"), Map.entry(10013, "extension-not-found"), Map.entry(10015, "timeout"),
			Map.entry(10016, "no-answer"), Map.entry(10017, "expired"), Map.entry(10019, "location-unknown"),
			Map.entry(10020, "other"), Map.entry(10025, "forbidden"), Map.entry(10027, "number-changed"),
			Map.entry(10028, "intercepted"), Map.entry(10040, "caller"), Map.entry(10041, "callee"));

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final ZoneId PLATFORM = ZoneId.of("Asia/Shanghai");

	long id() {
		return this.bill.path("id").asLong();
	}

	String text(String field) {
		return this.bill.path(field).asString("");
	}

	String direction() {
		return text("direction").equals("callin") ? "inbound" : "outbound";
	}

	String method() {
		return METHODS.get(Integer.parseInt(text("callmethod")) - 1);
	}

	Instant start() {
		return LocalDateTime.parse(text("starttime"), TIME).atZone(PLATFORM).toInstant();
	}

	@Nullable Instant answer() {
		String time = text("answertime");
		return time.isEmpty() ? null : LocalDateTime.parse(time, TIME).atZone(PLATFORM).toInstant();
	}

	int talk() {
		return Integer.parseInt(text("billsec"));
	}

	boolean answered() {
		return !text("answertime").isEmpty() || talk() > 0;
	}

	String reason(String field) {
		return REASONS.getOrDefault(Integer.parseInt(text(field)), "unknown");
	}

	/** The group of a dimension that it belongs to. */
	@Nullable String key(String dimension, ZoneId zone) {
		ZonedDateTime start = start().atZone(zone);
		return switch (dimension) {
			case "hour" -> start.truncatedTo(ChronoUnit.HOURS).toOffsetDateTime().toString();
			case "day" -> start.toLocalDate().toString();
			case "month" -> start.toLocalDate().toString().substring(0, 7);
			case "hourOfDay" -> "%02d".formatted(start.getHour());
			case "dayOfWeek" -> start.getDayOfWeek().name().toLowerCase(Locale.ROOT);
			case "direction" -> direction();
			case "method" -> method();
			case "hangupCause" -> reason("hangupcause");
			case "extension" -> orNull(text("extnumber"));
			case "userId" -> orNull(text("userid"));
			default -> throw new IllegalArgumentException(dimension);
		};
	}

	private static @Nullable String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

}
