package io.cdrfacade.calls.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A range, filters and an order, and which records they ask for.
 */
final class Asked {

	private static final List<String> ZONES = List.of("Asia/Shanghai", "UTC", "Europe/London", "America/New_York",
			"Asia/Kolkata");

	private final Random random;

	private final StringBuilder query = new StringBuilder();

	private final ZoneId zone;

	private final WireRecord sample;

	private Predicate<WireRecord> filter;

	private Asked(Random random, WireRecord sample, Instant from, Instant to) {
		this.random = random;
		this.sample = sample;
		this.zone = ZoneId.of(any(ZONES));
		this.filter = (record) -> !record.start().isBefore(from) && record.start().isBefore(to);
		this.query.append("zone=").append(this.zone.getId());
		if (one(2)) {
			this.query.append("&from=").append(from).append("&to=").append(to);
		}
		else {
			this.query.append("&from=").append(local(from)).append("&to=").append(local(to));
		}
	}

	/** A local time that clocks show twice would be its first occurrence. */
	private String local(Instant time) {
		LocalDateTime local = time.atZone(this.zone).toLocalDateTime();
		return local.atZone(this.zone).toInstant().equals(time) ? local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
				: time.toString();
	}

	/** The range is cut where the records that are known begin and end. */
	static Asked random(Random random, Known known, Duration range) {
		WireRecord sample = known.records().get(random.nextInt(known.records().size()));
		Instant from = sample.start().minusSeconds(random.nextLong(range.toSeconds()));
		Instant to = from.plus(range);
		Asked asked = new Asked(random, sample, from.isBefore(known.from()) ? known.from() : from,
				to.isAfter(known.to()) ? known.to() : to);
		asked.addPlatformFilters();
		asked.addOwnFilters();
		return asked;
	}

	/**
	 * All records of a range.
	 *
	 * @param from its start
	 * @param to its end
	 * @param records the records, in the platform's order
	 */
	record Known(Instant from, Instant to, List<WireRecord> records) {
	}

	private void addPlatformFilters() {
		if (one(4)) {
			word("direction", any(List.of("inbound", "outbound", this.sample.direction())), WireRecord::direction);
		}
		if (one(5)) {
			word("method", one(3) ? any(WireRecord.METHODS) : this.sample.method(), WireRecord::method);
		}
		if (one(5)) {
			words("extension", List.of(extension(), extension(), "9999"), (record) -> record.text("extnumber"));
		}
		if (one(12)) {
			word("destination", this.sample.text("destnumber"), (record) -> record.text("destnumber"));
		}
		custom("userId", "userid");
		custom("memberId", "memberid");
		custom("maturity", "chengshudu");
		custom("customerId", "customuuid");
		if (one(10)) {
			add("sync", "read", WireRecord::read);
		}
	}

	private String extension() {
		String extension = this.sample.text("extnumber");
		return (extension.isEmpty() || one(2)) ? "80" + this.random.nextInt(10, 13) : extension;
	}

	private void custom(String name, String field) {
		String value = this.sample.text(field);
		if (one(16) && !value.isEmpty()) {
			word(name, value, (record) -> record.text(field));
		}
	}

	private void addOwnFilters() {
		if (one(6)) {
			addNumber(this.sample.text(one(2) ? "destnumber" : "displaynumber"));
		}
		Boolean answered = one(5) ? (Boolean) this.random.nextBoolean() : null;
		if (answered != null) {
			add("answered", answered.toString(), (record) -> record.answered() == answered);
		}
		if (one(6) && !Boolean.FALSE.equals(answered)) {
			int least = one(2) ? this.sample.talk() : this.random.nextInt(200);
			add("minTalkSeconds", Integer.toString(least), (record) -> record.talk() >= least);
		}
		else if (one(6)) {
			int most = one(2) ? this.sample.talk() : this.random.nextInt(200);
			add("maxTalkSeconds", Integer.toString(most), (record) -> record.talk() <= most);
		}
		if (one(6)) {
			boolean recorded = this.random.nextBoolean();
			add("hasRecording", Boolean.toString(recorded),
					(record) -> record.text("recordfilename").isEmpty() != recorded);
		}
		reasons("hangupCause", "hangupcause");
		reasons("hangupBy", "hangupdirection");
	}

	/** The number called is the one meant of a call to outside. */
	private void addNumber(String number) {
		boolean outbound = this.query.indexOf("direction=outbound") >= 0 && this.query.indexOf("destination=") < 0;
		add("number", number, (record) -> number.equals(record.text("destnumber"))
				|| (!outbound && number.equals(record.text("displaynumber"))));
	}

	private void reasons(String name, String field) {
		if (one(6)) {
			words(name, List.of(this.sample.reason(field), any(List.copyOf(WireRecord.REASONS.values())), "unknown"),
					(record) -> record.reason(field));
		}
	}

	private void word(String name, String value, Function<WireRecord, String> field) {
		add(name, value, (record) -> value.equals(field.apply(record)));
	}

	/** Some of these values, in one parameter or in several. */
	private void words(String name, List<String> values, Function<WireRecord, String> field) {
		List<String> some = values.stream().distinct().limit(this.random.nextInt(1, 4)).toList();
		this.filter = this.filter.and((record) -> some.contains(field.apply(record)));
		this.query.append('&').append(name).append('=').append(String.join(one(2) ? "," : "&" + name + "=", some));
	}

	private void add(String name, String value, Predicate<WireRecord> more) {
		this.filter = this.filter.and(more);
		this.query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
	}

	private boolean one(int of) {
		return this.random.nextInt(of) == 0;
	}

	<T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	ZoneId zone() {
		return this.zone;
	}

	/** What the query string holds. */
	String query() {
		return this.query.toString();
	}

	/** Which records are asked for, in the platform's order. */
	List<WireRecord> of(List<WireRecord> all) {
		return all.stream().filter(this.filter).toList();
	}

	/**
	 * Which records are asked for, in an order by its word; {@code null} for the
	 * platform's.
	 */
	List<WireRecord> of(List<WireRecord> all, @Nullable String sort) {
		List<WireRecord> found = new ArrayList<>(of(all));
		if (sort != null) {
			Comparator<WireRecord> order = switch (sort.replace("-", "")) {
				case "startedAt" -> Comparator.comparing(WireRecord::start);
				case "talkSeconds" -> Comparator.comparingInt(WireRecord::talk);
				default -> Comparator.comparingLong(WireRecord::id);
			};
			found.sort(sort.startsWith("-") ? order.reversed() : order);
		}
		return found;
	}

}
