package io.cdrfacade.recordings;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.LinkSeals.LinkSeal;
import io.cdrfacade.platform.LinkSeals.TimedLink;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.ReplicaStore;

/**
 * Keeps links in the store of all replicas, and those that this replica has used in
 * memory. A value in the store that is no valid link is ignored.
 */
final class SharedLinks implements LinkStore {

	private final LinkStore own;

	private final ReplicaStore shared;

	private final LinkSeals seals;

	private final Clock clock;

	SharedLinks(LinkStore own, ReplicaStore shared, LinkSeals seals, Clock clock) {
		this.own = own;
		this.shared = shared;
		this.seals = seals;
		this.clock = clock;
	}

	@Override
	public @Nullable RecordingLink find(LinkKey key) {
		RecordingLink link = this.own.find(key);
		return (link != null) ? link : findShared(key);
	}

	private @Nullable RecordingLink findShared(LinkKey key) {
		LinkSeal seal = seal(key);
		String sealed = this.shared.get(name(seal));
		TimedLink found = (sealed != null) ? seal.open(sealed) : null;
		if (found == null) {
			return null;
		}
		Duration left = Duration.between(this.clock.instant(), found.until());
		if (!left.isPositive()) {
			return null;
		}
		// Replicas' clocks may differ, and may be set.
		this.own.keep(key, found.link(), (left.compareTo(Links.LONGEST) < 0) ? left : Links.LONGEST);
		return found.link();
	}

	@Override
	public void keep(LinkKey key, RecordingLink link, Duration lifetime) {
		this.own.keep(key, link, lifetime);
		LinkSeal seal = seal(key);
		String sealed = seal.close(new TimedLink(link, this.clock.instant().plus(lifetime)));
		this.shared.put(name(seal), sealed, lifetime);
	}

	@Override
	public void drop(LinkKey key, RecordingLink link) {
		this.own.drop(key, link);
		LinkSeal seal = seal(key);
		String sealed = this.shared.get(name(seal));
		TimedLink found = (sealed != null) ? seal.open(sealed) : null;
		if (sealed != null && found != null && found.link().equals(link)) {
			this.shared.remove(name(seal), sealed);
		}
	}

	private LinkSeal seal(LinkKey key) {
		return this.seals.of(key.account(), key.fileName());
	}

	private static String name(LinkSeal seal) {
		return "link:" + seal.mark();
	}

}
