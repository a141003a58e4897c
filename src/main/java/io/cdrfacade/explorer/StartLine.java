package io.cdrfacade.explorer;

import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;

/** Logs after the start what runs, on which data, and the address to open. */
@Component
final class StartLine {

	private static final Logger log = LoggerFactory.getLogger(StartLine.class);

	private final Accounts accounts;

	private final ServerProperties server;

	private final Environment environment;

	StartLine(Accounts accounts, ServerProperties server, Environment environment) {
		this.accounts = accounts;
		this.server = server;
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			log.info("cdr-facade serves {}. Open {}://localhost:{}{}/ in a browser.", data(),
					Ssl.isEnabled(this.server.getSsl()) ? "https" : "http", port,
					this.environment.getProperty("server.servlet.context-path", ""));
		}
	}

	private String data() {
		return this.environment.acceptsProfiles(Profiles.of("sandbox")) ? "made-up calls from its sandbox"
				: "the calls of " + this.accounts.all().stream().map(Account::name).collect(Collectors.joining(", "));
	}

}
