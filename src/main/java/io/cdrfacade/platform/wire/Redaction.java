package io.cdrfacade.platform.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.text.WholeCharacters;

/**
 * Makes an account's refusals fit to be shown: the platform's words are its own and may
 * repeat what it was sent.
 */
final class Redaction {

	private static final String STARS = "***";

	private static final int LONGEST_MESSAGE = 200;

	private static final int LONGEST_CODE = 32;

	/** Control, format and half characters, and unusual line ends. */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

	/** Links, and IPv4 addresses with or without a port. */
	private static final String ADDRESSES = "https?://[!-~]+|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?";

	/** Digits of any width; with fewer it is an extension or a code. */
	private static final String PHONE_NUMBERS = "\\p{Nd}{7,}";

	/**
	 * Codes stay as they are, since they tell faults apart: an application id may have
	 * the same digits.
	 */
	private static final Pattern CODE = Pattern.compile("[0-9]{1,5}");

	private final Pattern concealed;

	Redaction(AccountSettings settings) {
		String key = settings.accessKey().value();
		String own = Stream
			.of(settings.url().toString(), settings.url().getAuthority(), settings.url().getHost(), settings.appId(),
					key, URLEncoder.encode(key, StandardCharsets.UTF_8))
			.filter(Objects::nonNull)
			.sorted(Comparator.comparingInt(String::length).reversed())
			.map(Pattern::quote)
			.collect(Collectors.joining("|"));
		this.concealed = Pattern.compile(String.join("|", ADDRESSES, own, PHONE_NUMBERS), Pattern.CASE_INSENSITIVE);
	}

	/**
	 * Takes over what the platform said.
	 * @param refusal a refusal or failure
	 * @param token the token that was sent, if any
	 * @return the same without secrets, addresses, phone numbers and undue length
	 */
	PlatformRefusal shown(Envelope.Refusal<?> refusal, @Nullable Token token) {
		return new PlatformRefusal(refusal.ret(), code(refusal.code(), token),
				clean(refusal.message(), token, LONGEST_MESSAGE));
	}

	private @Nullable String code(@Nullable String code, @Nullable Token token) {
		return (code != null && CODE.matcher(code).matches()) ? code : clean(code, token, LONGEST_CODE);
	}

	private @Nullable String clean(@Nullable String words, @Nullable Token token, int longest) {
		if (words == null) {
			return null;
		}
		String visible = INVISIBLE.matcher(words).replaceAll("");
		String tokenless = (token != null) ? visible.replace(token.value(), STARS) : visible;
		String clean = shortened(this.concealed.matcher(tokenless).replaceAll(STARS).strip(), longest);
		return clean.isEmpty() ? null : clean;
	}

	private static String shortened(String text, int longest) {
		return (text.length() > longest) ? WholeCharacters.upTo(longest - 1, text) + "…" : text;
	}

}
