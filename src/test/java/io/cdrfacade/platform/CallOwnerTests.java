package io.cdrfacade.platform;

import java.util.concurrent.CompletableFuture;

import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallOwnerTests {

	@Test
	void belongsToAThreadForAWhile() {
		assertThat(CallOwner.current()).isEmpty();
		try (CallOwner.Attached _ = CallOwner.attach("crm")) {
			try (CallOwner.Attached _ = CallOwner.attach("report")) {
				assertThat(CallOwner.current()).isEqualTo("report");
			}
			assertThat(CallOwner.current()).isEqualTo("crm");
			assertThat(onAnotherThread(() -> {
			})).isEmpty();
		}
		assertThat(CallOwner.current()).isEmpty();
	}

	@Test
	void goesAlongWithWorkForARequest() {
		CompletableFuture<String> owner = new CompletableFuture<>();
		try (CallOwner.Attached _ = CallOwner.attach("crm")) {
			Runnable work = ContextSnapshotFactory.builder().build().captureAll().wrap(() -> {
				owner.complete(CallOwner.current());
			});
			assertThat(onAnotherThread(work)).isEmpty();
		}
		assertThat(owner).isCompletedWithValue("crm");
	}

	/** Does some work there. Returns the owner after it. */
	private static String onAnotherThread(Runnable work) {
		return CompletableFuture.supplyAsync(() -> {
			work.run();
			return CallOwner.current();
		}, Thread::startVirtualThread).join();
	}

}
