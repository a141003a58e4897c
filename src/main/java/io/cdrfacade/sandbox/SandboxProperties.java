package io.cdrfacade.sandbox;

import java.time.Duration;
import java.time.ZoneId;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.sandbox.calls.CallPlan;

/**
 * Settings of the sandbox.
 *
 * @param appId the only application id that may log in to the sandbox
 * @param accessKey access key that belongs to {@code cdr.sandbox.app-id}
 * @param timeZone IANA name of the time zone of the sandbox's clock
 * @param tokenLifetime how long a token of the sandbox is valid
 * @param callInterval average time between two new calls while the sandbox runs
 * @param history how old the sandbox's calls may be; older ones are dropped
 * @param maxRecords most calls that the sandbox keeps; the oldest are dropped first
 */
@ConfigurationProperties("cdr.sandbox")
@Profile("sandbox")
@Validated
record SandboxProperties(@NotBlank String appId, @NotBlank String accessKey,
		@DefaultValue("Asia/Shanghai") ZoneId timeZone,
		@DefaultValue("12h") @DurationMin(seconds = 1) Duration tokenLifetime,
		@DefaultValue("25s") @DurationMin(seconds = 1) Duration callInterval,
		@DefaultValue("90d") @DurationMin(hours = 1) Duration history,
		@DefaultValue("50000") @Min(1) @Max(1_000_000) int maxRecords) {

	/** How calls are made up. */
	CallPlan plan() {
		return new CallPlan(this.timeZone, this.callInterval, this.history, this.maxRecords);
	}

	@Override
	public String toString() {
		return "SandboxProperties[appId=%s, timeZone=%s]".formatted(this.appId, this.timeZone);
	}

}
