package io.cdrfacade.warmup;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the warm-up.
 *
 * @param time how long the facade may warm up before it is ready, with made-up requests
 * that never reach the platform; 0 for not at all. The image sets it to {@code 10s}
 */
@ConfigurationProperties("cdr.warm-up")
@Validated
record WarmUpProperties(@DefaultValue("0s") @DurationMin @DurationMax(minutes = 5) Duration time) {
}
