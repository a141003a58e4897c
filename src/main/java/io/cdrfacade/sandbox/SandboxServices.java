package io.cdrfacade.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.sandbox.php.RefusedException;
import io.cdrfacade.sandbox.php.Reply;

/** All services, by name. */
final class SandboxServices {

	private final Map<String, SandboxService> byService;

	SandboxServices(List<SandboxService> services) {
		this.byService = services.stream()
			.collect(Collectors.toUnmodifiableMap(SandboxService::service, Function.identity()));
	}

	Set<String> services() {
		return this.byService.keySet();
	}

	Reply answer(SandboxRequest request) {
		@Nullable SandboxService service = this.byService.get(request.service());
		if (service == null) {
			return Reply.Refusal.noSuchService(request.service());
		}
		try {
			return service.answer(request);
		}
		catch (RefusedException ex) {
			return ex.refusal();
		}
	}

}
