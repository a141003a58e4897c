package io.cdrfacade.security.ticket;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tickets are made.
 *
 * @param ticketLifetime how long a ticket is valid
 */
@Validated
@ConfigurationProperties("cdr.security")
record TicketProperties(@DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration ticketLifetime) {
}
