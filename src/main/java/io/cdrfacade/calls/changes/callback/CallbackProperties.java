package io.cdrfacade.calls.changes.callback;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The platform's callbacks, which are off unless an account has a secret for them.
 *
 * @param accounts accounts whose platform may call back, by name. Each has a secret of at
 * least 16 letters, digits, hyphens or underscores.
 * @param maxBody largest content of a callback that is read; at most {@code 16MB}
 */
@ConfigurationProperties("cdr.callbacks")
@Validated
record CallbackProperties(@DefaultValue Map<String, @Valid CallbackAccount> accounts,
		@DefaultValue("64KB") DataSize maxBody) {

	private static final DataSize MAX_BODY = DataSize.ofMegabytes(16);

	CallbackProperties {
		Assert.isTrue(maxBody.toBytes() > 0 && maxBody.compareTo(MAX_BODY) <= 0,
				"cdr.callbacks.max-body must be between 1 byte and 16 MB");
	}

	/** Leaves out what is secret. */
	@Override
	public String toString() {
		return "CallbackProperties[accounts=" + this.accounts.keySet() + "]";
	}

	/**
	 * An account whose platform may call back.
	 *
	 * @param secret the secret that the platform sends
	 */
	record CallbackAccount(@Nullable String secret) {

		/** The message is a text of its own, as it must not show the value. */
		@AssertTrue(message = "the secret must have at least 16 letters, digits, hyphens or underscores")
		boolean isSecretGood() {
			return this.secret != null && this.secret.matches("[0-9A-Za-z_-]{16,256}");
		}

		/** Leaves out what is secret. */
		@Override
		public String toString() {
			return "CallbackAccount[]";
		}

	}

}
