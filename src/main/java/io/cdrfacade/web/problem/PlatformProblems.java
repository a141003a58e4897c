package io.cdrfacade.web.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformRefusal;

/** Turns a fault of the platform into a problem. */
final class PlatformProblems {

	private PlatformProblems() {
	}

	static ProblemTemplate of(PlatformException ex) {
		return switch (ex) {
			case PlatformException.Unreachable _ -> fault(ProblemCode.UPSTREAM_UNAVAILABLE, ex, 5);
			case PlatformException.Busy _ -> fault(ProblemCode.OVERLOADED, ex, 1);
			case PlatformException.TimedOut _ -> fault(ProblemCode.UPSTREAM_TIMEOUT, ex, 0);
			case PlatformException.NotAuthorised _ -> fault(ProblemCode.UPSTREAM_NOT_AUTHORISED, ex, 0);
			case PlatformException.Rejected _ -> fault(ProblemCode.UPSTREAM_REJECTED, ex, 0);
			case PlatformException.Failed _ -> fault(ProblemCode.UPSTREAM_FAILED, ex, 0);
			case PlatformException.Malformed _ -> fault(ProblemCode.UPSTREAM_MALFORMED, ex, 0);
		};
	}

	private static ProblemTemplate fault(ProblemCode code, PlatformException ex, int usualWait) {
		Duration wait = (ex.retryAfter() != null) ? ex.retryAfter() : Duration.ofSeconds(usualWait);
		String detail = (ex.getMessage() != null) ? ex.getMessage() : code.cause();
		return new ProblemTemplate(code, code.status().value(), detail, ProblemTemplate.retryAfter(wait), null,
				upstream(ex.refusal()));
	}

	private static Problem.@Nullable Upstream upstream(@Nullable PlatformRefusal refusal) {
		return (refusal != null) ? new Problem.Upstream(refusal.ret(), refusal.code(), refusal.message()) : null;
	}

}
