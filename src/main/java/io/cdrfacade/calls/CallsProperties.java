package io.cdrfacade.calls;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the queries for calls.
 *
 * @param maxRange longest range between from and to that a query may have
 */
@ConfigurationProperties("cdr.calls")
@Validated
record CallsProperties(@DefaultValue("1096d") @DurationMin(seconds = 1) Duration maxRange) {
}
