package io.cdrfacade.web.problem;

import java.util.List;
import java.util.stream.Collectors;

/** At least one parameter has a fault. */
public final class InvalidParametersException extends RuntimeException {

	/** An answer must not grow with the request. */
	private static final int MAX_LISTED = 50;

	private final String detail;

	private final List<ParameterFault> faults;

	public InvalidParametersException(List<ParameterFault> faults) {
		super(null, null, false, false);
		this.detail = describe(faults);
		this.faults = faults.stream().limit(MAX_LISTED).toList();
	}

	/** Whether one more fault after so many is told to the caller. */
	public static boolean lists(int faults) {
		return faults < MAX_LISTED;
	}

	/**
	 * The faults in a sentence. It is not the exception's message, so that nothing a
	 * caller sent is ever logged.
	 */
	public String detail() {
		return this.detail;
	}

	public List<ParameterFault> faults() {
		return this.faults;
	}

	private static String describe(List<ParameterFault> faults) {
		if (faults.size() == 1) {
			return "`%s` %s".formatted(faults.getFirst().parameter(), faults.getFirst().message());
		}
		String names = faults.stream()
			.limit(MAX_LISTED)
			.map((fault) -> "`" + fault.parameter() + "`")
			.distinct()
			.collect(Collectors.joining(", "));
		return "%d faults in the request: %s%s".formatted(faults.size(), names,
				(faults.size() > MAX_LISTED) ? " and more" : "");
	}

}
