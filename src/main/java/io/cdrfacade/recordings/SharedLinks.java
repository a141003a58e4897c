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
	public @Nullable RecordingLink find(RecordingId recording) {
		RecordingLink link = this.own.find(recording);
		return (link != null) ? link : findShared(recording);
	}

	private @Nullable RecordingLink findShared(RecordingId recording) {
		LinkSeal seal = seal(recording);
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
		this.own.keep(recording, found.link(), (left.compareTo(Links.LONGEST) < 0) ? left : Links.LONGEST);
		return found.link();
	}

	@Override
	public void keep(RecordingId recording, RecordingLink link, Duration lifetime) {
		this.own.keep(recording, link, lifetime);
		LinkSeal seal = seal(recording);
		String sealed = seal.close(new TimedLink(link, this.clock.instant().plus(lifetime)));
		this.shared.put(name(seal), sealed, lifetime);
	}

	@Override
	public void drop(RecordingId recording, RecordingLink link) {
		this.own.drop(recording, link);
		LinkSeal seal = seal(recording);
		String sealed = this.shared.get(name(seal));
		TimedLink found = (sealed != null) ? seal.open(sealed) : null;
		if (sealed != null && found != null && found.link().equals(link)) {
			this.shared.remove(name(seal), sealed);
		}
	}

	private LinkSeal seal(RecordingId recording) {
		return this.seals.of(recording.account(), recording.fileName());
	}

	private static String name(LinkSeal seal) {
		return "link:" + seal.mark();
	}

}
