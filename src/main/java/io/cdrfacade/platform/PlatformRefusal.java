package io.cdrfacade.platform;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How the platform put a refusal or failure.
 *
 * @param ret the envelope's status
 * @param code the code of a failure inside, mostly a number as text
 * @param message the platform's words, free of secrets and addresses
 */
public record PlatformRefusal(int ret, @Nullable String code, @Nullable String message) {

	/** For logs: what there is of it. */
	@Override
	public String toString() {
		return Stream.of("ret=" + this.ret, this.code, this.message)
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
	}

}
