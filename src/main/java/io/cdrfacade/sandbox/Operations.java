package io.cdrfacade.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** All operations, by name. */
final class Operations {

	private final Map<String, SandboxOperation> byService;

	Operations(List<SandboxOperation> operations) {
		this.byService = operations.stream()
			.collect(Collectors.toUnmodifiableMap(SandboxOperation::service, Function.identity()));
	}

	Set<String> services() {
		return this.byService.keySet();
	}

	Reply answer(PlatformRequest request) {
		@Nullable SandboxOperation operation = this.byService.get(request.service());
		if (operation == null) {
			return Reply.Refusal.noSuchService(request.service());
		}
		try {
			return operation.answer(request);
		}
		catch (RefusedException ex) {
			return ex.refusal();
		}
	}

}
