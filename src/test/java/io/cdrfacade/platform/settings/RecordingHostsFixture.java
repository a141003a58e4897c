package io.cdrfacade.platform.settings;

import java.net.URI;
import java.util.List;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/** Makes lists of hosts for tests. */
public final class RecordingHostsFixture {

	private RecordingHostsFixture() {
	}

	/**
	 * Reads the list of an account.
	 * @param url where the account's calls go
	 * @param listed the list
	 * @return the hosts
	 * @throws InvalidPlatformException if an entry is wrong
	 */
	public static RecordingHosts of(URI url, List<String> listed) {
		ConfigurationFaults faults = new ConfigurationFaults();
		RecordingHosts hosts = RecordingHosts.of(url, new Setting<>("recording-hosts", listed), faults);
		faults.throwIfAny();
		return hosts;
	}

}
