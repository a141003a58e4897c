package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * How the platform put a refusal or failure.
 *
 * @param ret the envelope's status
 * @param code the code of a failure inside, mostly a number as text
 * @param message the platform's words, free of secrets and addresses
 */
public record PlatformAnswer(int ret, @Nullable String code, @Nullable String message) {
}
