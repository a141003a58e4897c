package io.cdrfacade.security.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.Seal;
import io.cdrfacade.platform.Seals;

/** Makes the seal of tickets from the configuration. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

	private static final String LABEL = "cdr-facade tickets 1 ";

	@Bean
	Tickets tickets(Accounts accounts, Seals seals, TicketProperties properties, Clock clock,
			@Value("${cdr.security.mode:}") String mode) {
		return new Tickets(seal(accounts, seals, mode), properties.ticketLifetime(), clock);
	}

	/**
	 * Its key comes from all accounts' access keys and from the mode, so that a ticket of
	 * a server with fewer accounts, or without credentials, is not valid on another
	 * server.
	 */
	static Seal seal(Accounts accounts, Seals seals, String mode) {
		String label = LABEL + mode.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
		byte[] key = label.getBytes(StandardCharsets.UTF_8);
		for (Account account : accounts.all()) {
			key = seals.of(account).over(key);
		}
		return new Seal(key);
	}

}
