package io.cdrfacade.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problems, each with its status, a title, its cause and its cure. Programs
 * decide on the {@link #code()}; it never changes.
 */
public enum ProblemCode {

	/** Bad, unknown or contradictory input. */
	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "Invalid parameter",
			"At least one query parameter is bad, unknown or contradicts another. The call-centre platform was not asked.",
			"`errors` lists every fault with the parameter's name, what was sent and what is allowed: correct them all."),

	/** More calls than one request may read. */
	TOO_MANY_CALLS(HttpStatus.BAD_REQUEST, "Too many calls",
			"The range holds more calls than one request may read to count or to search them, or than a sheet holds; "
					+ "`detail` says how many there are and how many may be.",
			"Shorten the range between `from` and `to`, or filter. For counts, whole days that have been counted are kept for a while "
					+ "and do not count again: a long range that was counted piece by piece can then be asked for as a whole."),

	/** More groups than one answer may have. */
	TOO_MANY_GROUPS(HttpStatus.BAD_REQUEST, "Too many groups",
			"The calls have more different values than one answer may have groups; `detail` says how many may be.",
			"Shorten the range between `from` and `to`, filter, or choose another `groupBy`."),

	/** Not valid HTTP. */
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request",
			"The request is not valid HTTP: its URL holds a raw space, quote or letter with an accent, its path holds what no "
					+ "path of the API does, such as a double slash, a parameter after `;` or an escaped slash, the header "
					+ "`Host` is missing, or its URL and headers are larger than the server reads. `detail` names the "
					+ "cause. Or its content cannot be read, or is not the JSON that the path takes.",
			"Percent-encode the URL as UTF-8, best with the functions that your HTTP library has for it, and keep it short. "
					+ "Send content as `detail` says."),

	/** No or bad credentials. */
	UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Unauthenticated", "The request holds no credentials, or bad ones.",
			"Send credentials as the header `WWW-Authenticate` and `detail` say."),

	/** Not granted. */
	FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden",
			"The caller is known but has not been granted the scope or the account that the request needs. Or it came from "
					+ "a web page whose origin may not call.",
			"Ask the operator to grant what `detail` names."),

	/** Rate limit. */
	QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Quota exceeded", "The caller has used up their rate limit.",
			"Wait the seconds in the header `Retry-After`; `RateLimit` and `RateLimit-Policy` tell the limit."),

	/** Nothing under the path. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing under this path.",
			"Compare the path with the API description; paths are case-sensitive and have no slash at their end."),

	/** No such account. */
	ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "Account not found", "No platform account of this name is configured.",
			"Ask the operator for the name, or leave `account` out to use the default account."),

	/** No such call. */
	CALL_NOT_FOUND(HttpStatus.NOT_FOUND, "Call not found",
			"The account has no call with this id, or none that was dialled at the time in `at`.",
			"Take the path, and the account, from `href` of a call as it is."),

	/** No such recording. */
	RECORDING_NOT_FOUND(HttpStatus.NOT_FOUND, "Recording not found",
			"The account has no recording of this name, or no longer: the platform keeps recordings for 3 months.",
			"Take the name, and the account, from `recording.href` of a call as it is."),

	/** Wrong method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", "The path does not know this method.",
			"Use one of the methods in the header `Allow`."),

	/** Wrong Accept. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable",
			"The header `Accept` leaves out every media type that the path can answer with.",
			"Send the media type named in `detail`, `*/*`, or no `Accept` at all."),

	/** Wrong Content-Type or Content-Encoding. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type",
			"The path does not read content of this media type, or with this content coding.",
			"Send the content in one of the media types in the header `Accept`, or without a coding, as `detail` says."),

	/** Nothing of the range is there. */
	RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "Range not satisfiable",
			"The header `Range` asks for bytes behind the end of the recording.",
			"Ask for a range within the length in the header `Content-Range`, or for all of it."),

	/** A cut would not be seen. */
	HTTP_VERSION_TOO_OLD(HttpStatus.UPGRADE_REQUIRED, "HTTP version too old",
			"The request came over HTTP/1.0, where an answer whose length is not known in advance ends with the connection: "
					+ "one that was cut off would look whole.",
			"Ask over HTTP/1.1 or later, and have each proxy on the way do so, such as nginx by `proxy_http_version 1.1`."),

	/** Too much content. */
	CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Content too large",
			"The content of the request is larger than the path reads.", "Send less; `detail` says how much is read."),

	/** Any other fault of the request. */
	REQUEST_REFUSED(HttpStatus.EXPECTATION_FAILED, "Request refused",
			"The server refused the request for a reason that has no code of its own; the status says more.",
			"Look up the status, and correct the request."),

	/** A bug. */
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", "Something unforeseen went wrong in the facade.",
			"Try again; if it happens again, tell the operator the `traceId`, under which the log has the cause."),

	/** The platform refused the request. */
	UPSTREAM_REJECTED(HttpStatus.BAD_GATEWAY, "The platform refused the request",
			"The call-centre platform refused what the facade sent on; `upstream` has its words.",
			"Repeating the request as it is does not help. Ask for something else, or tell the operator."),

	/** The platform failed. */
	UPSTREAM_FAILED(HttpStatus.BAD_GATEWAY, "The platform failed",
			"The call-centre platform failed or hung up; `upstream` has its words, if any. Or the host of a recording failed, "
					+ "hung up, redirected, or refused the platform's link.",
			"Try again later."),

	/** The platform's answer is not readable. */
	UPSTREAM_MALFORMED(HttpStatus.BAD_GATEWAY, "The platform's answer cannot be read",
			"The call-centre platform, or the host of a recording, answered something that is cut off, too large, or not what "
					+ "it should be. Or the platform's link leads to a host that the account does not allow.",
			"Try again, perhaps with a smaller `size`; if it happens again, tell the operator the `traceId`."),

	/** Credentials refused. */
	UPSTREAM_NOT_AUTHORISED(HttpStatus.SERVICE_UNAVAILABLE, "The platform refused the facade's credentials",
			"The call-centre platform refuses the account's credentials, licence or address; `upstream` has its words.",
			"Only the operator can help: the account's configuration has to be corrected."),

	/** Not reachable. */
	UPSTREAM_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The platform cannot be reached",
			"There is no connection to the call-centre platform, or to the host of a recording, at the moment. Or the platform "
					+ "failed so often recently that it is not asked for a while.",
			"Try again after the seconds in the header `Retry-After`."),

	/** No keys to verify tokens with. */
	IDENTITY_PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The identity provider cannot be reached",
			"The token's key is not known, and the server that has issued the token does not give its keys at the moment.",
			"Try again after the seconds in the header `Retry-After`. Tokens with known keys go on working."),

	/** Too many requests at once. */
	OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests at once",
			"The facade has as many requests, exports, searches, recordings, or requests to the call-centre platform under way "
					+ "as it allows itself, or shuts down. Or the platform, or the host of a recording, takes no more "
					+ "requests. `detail` says which.",
			"Try again after the seconds in the header `Retry-After`, if it is there; else `detail` says what helps."),

	/** No answer in time. */
	UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The platform did not answer in time",
			"The call-centre platform, or the host of a recording, took longer than the facade waits.",
			"Try again; a shorter range between `from` and `to`, or a smaller `size`, is answered faster.");

	private final HttpStatus status;

	private final String title;

	private final String cause;

	private final String cure;

	private final String code;

	ProblemCode(HttpStatus status, String title, String cause, String cure) {
		this.status = status;
		this.title = title;
		this.cause = cause;
		this.cure = cure;
		this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public HttpStatus status() {
		return this.status;
	}

	/** All statuses that it comes with, in words. */
	List<String> statuses() {
		String own = Integer.toString(this.status.value());
		return switch (this) {
			case REQUEST_REFUSED -> List.of("501", "505", "other 4xx");
			case INTERNAL_ERROR -> List.of(own, "other 5xx");
			default -> List.of(own);
		};
	}

	public String title() {
		return this.title;
	}

	/** Why it happens, in a sentence. */
	public String cause() {
		return this.cause;
	}

	/** What helps, in a sentence. */
	String cure() {
		return this.cure;
	}

	public String code() {
		return this.code;
	}

	String type() {
		return "/problems/" + this.code;
	}

	public static Optional<ProblemCode> of(String code) {
		return Arrays.stream(values()).filter((candidate) -> candidate.code.equals(code)).findFirst();
	}

	/**
	 * The code for a status that comes from the framework or the server.
	 * @param status an HTTP status of 400 or more
	 * @return the code that says the most about it
	 */
	public static ProblemCode of(int status) {
		return switch (status) {
			case 400 -> BAD_REQUEST;
			case 401 -> UNAUTHENTICATED;
			case 403 -> FORBIDDEN;
			case 404 -> NOT_FOUND;
			case 405 -> METHOD_NOT_ALLOWED;
			case 406 -> NOT_ACCEPTABLE;
			case 413 -> CONTENT_TOO_LARGE;
			case 415 -> UNSUPPORTED_MEDIA_TYPE;
			case 416 -> RANGE_NOT_SATISFIABLE;
			case 501, 505 -> REQUEST_REFUSED;
			default -> (status < 500) ? REQUEST_REFUSED : INTERNAL_ERROR;
		};
	}

}
