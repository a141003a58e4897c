package io.cdrfacade.redis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What several replicas share.
 *
 * @param sharedState where replicas keep what they share: {@code redis}, whose connection
 * {@code spring.data.redis.*} configures, or {@code none} for a single replica
 * @param redis how Redis is used
 */
@Validated
@ConfigurationProperties("cdr")
record SharedStateProperties(@DefaultValue("none") @NotNull SharedState sharedState, @DefaultValue Redis redis) {

	enum SharedState {

		/** Nothing is shared. */
		NONE,

		/** Redis, or Valkey. */
		REDIS

	}

	/**
	 * How Redis is used.
	 *
	 * @param keyPrefix what all keys begin with; installations that share a Redis need
	 * different ones, unless they have the same accounts and callers
	 */
	record Redis(@DefaultValue("cdr-facade:") @NotBlank String keyPrefix) {
	}

}
