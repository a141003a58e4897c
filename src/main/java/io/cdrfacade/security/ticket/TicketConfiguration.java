package io.cdrfacade.security.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.hash.Hmac;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.AccountHmacs;
import io.cdrfacade.platform.Accounts;

/** Makes the key of tickets from the configuration. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

	private static final String LABEL = "cdr-facade tickets 1 ";

	@Bean
	Tickets tickets(Accounts accounts, AccountHmacs hmacs, TicketProperties properties, Clock clock,
			@Value("${cdr.security.mode:}") String mode) {
		return new Tickets(hmac(accounts, hmacs, mode), properties.ticketLifetime(), clock);
	}

	/**
	 * Its key comes from all accounts' access keys and from the mode, so that a ticket of
	 * a server with fewer accounts, or without credentials, is not valid on another
	 * server.
	 */
	static Hmac hmac(Accounts accounts, AccountHmacs hmacs, String mode) {
		String label = LABEL + mode.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
		byte[] key = label.getBytes(StandardCharsets.UTF_8);
		for (Account account : accounts.all()) {
			key = hmacs.of(account).code(key);
		}
		return new Hmac(key);
	}

}
