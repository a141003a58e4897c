package io.cdrfacade.platform.settings;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

import io.cdrfacade.platform.Account;

/**
 * An account with all it needs to call the platform, checked.
 *
 * @param account name and zone
 * @param url address of the platform
 * @param appId application id
 * @param accessKey access key
 * @param encoding how requests are written
 * @param limits what a call may use up
 * @param resilience limits, retries and circuit breaker
 * @param recordingHosts where links to recordings may lead
 * @param network how connections get to the platform
 */
public record AccountSettings(Account account, URI url, String appId, Secret accessKey, FormEncoding encoding,
		Limits limits, ResilienceSettings resilience, RecordingHosts recordingHosts, NetworkSettings network) {

	public String name() {
		return this.account.name();
	}

	public ZoneId zone() {
		return this.account.zone();
	}

	/**
	 * What a call to the platform may use up.
	 *
	 * @param connectTimeout longest wait for a connection to be made
	 * @param responseTimeout longest silence of the platform while it owes an answer
	 * @param poolWaitTimeout longest wait for one of the connections
	 * @param requestTimeout longest time for a whole call
	 * @param connectionLifetime how long a connection is used at most
	 * @param maxConnections how many connections there may be at once
	 * @param maxPending how many calls may wait for a connection at once
	 * @param maxResponseBytes largest answer that is read
	 */
	public record Limits(Duration connectTimeout, Duration responseTimeout, Duration poolWaitTimeout,
			Duration requestTimeout, Duration connectionLifetime, int maxConnections, int maxPending,
			int maxResponseBytes) {
	}

}
