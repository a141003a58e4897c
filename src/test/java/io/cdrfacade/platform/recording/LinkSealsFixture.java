package io.cdrfacade.platform.recording;

import java.util.Map;

import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.settings.AccountSettings;

/** Makes seals for tests outside of this package. */
public final class LinkSealsFixture {

	private LinkSealsFixture() {
	}

	public static LinkSeals of(Map<String, AccountSettings> accounts) {
		return AccountLinkSeal.all(accounts);
	}

}
