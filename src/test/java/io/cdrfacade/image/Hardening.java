package io.cdrfacade.image;

import java.util.List;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;

/** The rights that a careful operator removes from a container. */
final class Hardening {

	private static final long MEMORY = 512L << 20;

	private static final long ONE_CPU = 1_000_000_000L;

	private Hardening() {
	}

	static HostConfig apply(CreateContainerCmd command) {
		HostConfig host = command.getHostConfig();
		if (host == null) {
			throw new IllegalStateException("No host configuration to harden");
		}
		return host.withReadonlyRootfs(true)
			.withCapDrop(Capability.ALL)
			.withSecurityOpts(List.of("no-new-privileges"))
			.withMemory(MEMORY)
			.withMemorySwap(MEMORY)
			.withNanoCPUs(ONE_CPU);
	}

}
