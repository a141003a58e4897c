package io.cdrfacade.platform.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

import io.cdrfacade.platform.PlatformException;

/**
 * Logs all accounts in at the start. It does not delay the start, and does not end it.
 * The log says whether the platform accepts the credentials; a login that fails has its
 * own line there.
 */
final class CredentialsCheck implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(CredentialsCheck.class);

	private final WirePlatform platform;

	CredentialsCheck(WirePlatform platform) {
		this.platform = platform;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.platform.accounts().forEach((name, access) -> Thread.ofVirtual().start(() -> check(name, access)));
	}

	private static void check(String account, AccountAccess access) {
		try {
			access.ensureToken();
			log.info("Account {}: the platform accepts the credentials", account);
		}
		catch (PlatformException ex) {
			log.debug("Account {}: the check of the credentials failed", account, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
