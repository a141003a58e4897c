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

/**
 * Settings of the sandbox.
 *
 * @param appId the only appid that may log in
 * @param accessKey the access key that goes with it
 * @param timeZone zone of the platform's wall clock, an IANA name
 * @param tokenLifetime how long a token lives
 * @param callInterval average time between two new calls while the sandbox runs
 * @param history how far back the calls reach; older ones are dropped
 * @param maxRecords most records kept, the oldest are dropped first
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

	@Override
	public String toString() {
		return "SandboxProperties[appId=%s, timeZone=%s]".formatted(this.appId, this.timeZone);
	}

}
