package io.cdrfacade.calls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.security.PhoneNumbers;
import io.cdrfacade.web.FileName;

/**
 * How calls are shown to a caller.
 *
 * @param zone the zone of the times
 * @param numbersShown whether phone numbers are shown in full
 * @param account the account that links have to name, or {@code null} if it is the
 * default one
 * @param root the path with which links begin, such as {@code /cdr}, or an empty text
 */
public record CallView(ZoneId zone, boolean numbersShown, @Nullable String account, String root) {

	/** From this second since 1970 on, the year has four digits in every zone. */
	private static final long FIRST = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();

	/** Before this second since 1970, the year has four digits in every zone. */
	private static final long END = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

	/**
	 * Shows a time if its year has four digits, as ISO 8601 wants. Some platforms write
	 * the end of the year 9999 for what has not happened; in other zones that is the year
	 * 10000.
	 * @param time the time
	 * @return the time, or {@code null} if there is none that can be shown
	 */
	@Nullable Instant showTime(@Nullable Instant time) {
		if (time == null || (time.getEpochSecond() >= FIRST && time.getEpochSecond() < END)) {
			return time;
		}
		int year = time.atZone(this.zone).getYear();
		return (year >= 0 && year <= 9999) ? time : null;
	}

	/**
	 * Shows a number that may be a person's phone number.
	 * @param number the number
	 * @return what the caller sees of it
	 */
	public @Nullable String showNumber(@Nullable String number) {
		return this.numbersShown ? number : NumberMask.mask(number);
	}

	/**
	 * Shows an extension, which may be a phone number that calls are passed on to.
	 * @param extension the extension
	 * @return what the caller sees of it
	 */
	public @Nullable String showExtension(@Nullable String extension) {
		return (this.numbersShown || !NumberMask.isNumber(extension)) ? extension : NumberMask.mask(extension);
	}

	/**
	 * Shows a recording, unless its name may contain a number that the caller may not
	 * see.
	 * @param cdr the call's record
	 * @return the recording's file name, or {@code null} if the caller sees none
	 */
	@Nullable String showRecording(Cdr cdr) {
		String fileName = cdr.recordingFileName();
		boolean hidden = !this.numbersShown
				&& (NumberMask.isIn(fileName, cdr.destination()) || NumberMask.isIn(fileName, cdr.displayNumber())
						|| holds(fileName, cdr.extension()) || PhoneNumbers.mayBeIn(fileName));
		return hidden ? null : fileName;
	}

	private static boolean holds(@Nullable String fileName, @Nullable String extension) {
		return NumberMask.isNumber(extension) && NumberMask.isIn(fileName, extension);
	}

	/**
	 * Links a recording.
	 * @param fileName its file name
	 * @return where to get it, as a path of this server, or {@code null} if no path can
	 * hold its name
	 */
	@Nullable String recordingHref(String fileName) {
		String name = FileName.inPath(fileName);
		return (name != null) ? this.root + "/recordings/" + name + accountQuery("?") : null;
	}

	/**
	 * The part of a link that names the account.
	 * @param separator what comes before it: {@code ?}, or {@code &} after another
	 * parameter
	 * @return the parameter with the separator, encoded; empty for the default account
	 */
	String accountQuery(String separator) {
		return (this.account != null) ? separator + "account=" + UriUtils.encode(this.account, StandardCharsets.UTF_8)
				: "";
	}

}
