package io.cdrfacade.calls;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.HangupReason;
import io.cdrfacade.web.parameter.Parameters;

/** Reads the parameters that become {@link Filters}. */
final class FiltersReader {

	private static final int MAX_TEXT = 128;

	private static final int MAX_EXTENSIONS = 100;

	private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z*#_.-]{1,32}");

	private static final String MIN_TALK = "minTalkSeconds";

	private static final String MAX_TALK = "maxTalkSeconds";

	private FiltersReader() {
	}

	static Filters read(Parameters parameters) {
		return new Filters(known(parameters), own(parameters));
	}

	private static CdrFilter known(Parameters parameters) {
		return new CdrFilter(Words.DIRECTIONS.find(parameters.word("direction", Words.DIRECTIONS.filters(), Words.ALL)),
				Words.METHODS.find(parameters.word("method", Words.METHODS.filters(), Words.ALL)),
				parameters.list("extension", EXTENSION, MAX_EXTENSIONS,
						"must be at most 100 extensions of 1 to 32 digits, letters or * # _ . -, separated by commas without blanks"),
				parameters.phoneNumber("destination"), parameters.text("userId", MAX_TEXT),
				parameters.text("memberId", MAX_TEXT), parameters.text("maturity", MAX_TEXT),
				parameters.text("customerId", MAX_TEXT));
	}

	private static OwnFilters own(Parameters parameters) {
		Boolean answered = parameters.truth("answered");
		int least = parameters.integer(MIN_TALK, 0, 0, Integer.MAX_VALUE);
		int most = parameters.integer(MAX_TALK, Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
		verifyTalk(parameters, answered, least, most);
		OwnFilters own = new OwnFilters(parameters.phoneNumber("number"), answered, least, most,
				parameters.truth("hasRecording"), reasons(parameters, "hangupCause"), reasons(parameters, "hangupBy"));
		return own.isEmpty() ? OwnFilters.NONE : own;
	}

	private static void verifyTalk(Parameters parameters, @Nullable Boolean answered, int least, int most) {
		if (least > most) {
			parameters.reject(MIN_TALK, "must not be more than `maxTalkSeconds`, which is " + most);
		}
		if (least > 0 && Boolean.FALSE.equals(answered)) {
			parameters.reject(MIN_TALK, "must be 0 or left out with `answered=false`, as such calls have no talk");
		}
	}

	private static Set<HangupReason> reasons(Parameters parameters, String name) {
		List<String> words = parameters.words(name, Words.HANGUP_REASONS.all());
		return words.isEmpty() ? Set.of()
				: words.stream()
					.map(Words.HANGUP_REASONS::find)
					.filter(Objects::nonNull)
					.collect(Collectors.toUnmodifiableSet());
	}

}
