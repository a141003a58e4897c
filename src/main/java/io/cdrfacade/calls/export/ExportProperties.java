package io.cdrfacade.calls.export;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of exports.
 *
 * @param maxConcurrent how many exports may run at once; further ones are refused
 * immediately with 503 and Retry-After. Each export makes up to two calls to the platform
 * at a time, so set this to less than half of {@code cdr.platform.max-concurrent-calls},
 * or other requests find no permits
 */
@ConfigurationProperties("cdr.export")
@Validated
record ExportProperties(@DefaultValue("12") @Positive int maxConcurrent) {
}
