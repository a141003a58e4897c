package io.cdrfacade.platform.recording;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.AccountSettings.Limits;
import io.cdrfacade.platform.settings.RecordingHosts;
import io.cdrfacade.platform.wire.AnswerCodec;
import io.cdrfacade.platform.wire.NetworkPath;
import io.cdrfacade.platform.wire.RefusalFaults;

/**
 * Fetches an account's recordings, each over a connection of its own, so that a host that
 * sends too much cannot disturb others. The host gets the range, and nothing else about
 * the caller or the account.
 */
final class FileHost implements AutoCloseable {

	private final RecordingHosts hosts;

	private final CheckedAddresses addresses;

	private final HttpClient client;

	/** The client with the certificates that are for the platform only. */
	private final HttpClient platformClient;

	/** Longest wait for the head of an answer, making the connection included. */
	private final Duration maxHeadWait;

	private final Duration maxPieceWait;

	FileHost(AccountSettings settings, CheckedAddresses.Lookup lookup) {
		Limits limits = settings.limits();
		this.hosts = settings.recordingHosts();
		this.maxHeadWait = limits.connectTimeout().plus(limits.responseTimeout());
		this.maxPieceWait = limits.responseTimeout();
		HttpClient proxied = NetworkPath.proxied(AnswerCodec.in(HttpClient.create(ConnectionProvider.newConnection())),
				settings.network(), limits.connectTimeout());
		this.addresses = new CheckedAddresses(this.hosts, lookup, NetworkPath.proxied(proxied));
		this.client = proxied.keepAlive(false)
			.disableRetry(true)
			.followRedirect(false)
			.compress(false)
			.resolver(this.addresses)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, limits.connectTimeout().toMillis()));
		this.platformClient = NetworkPath.secured(this.client, settings.network()).followRedirect(false);
	}

	/**
	 * Begins to fetch a file.
	 * @param link where it is
	 * @param request which part of it
	 * @return what its host answers
	 */
	FileAnswer open(RecordingLink link, FileRequest request) {
		if (!this.hosts.admits(link.url())) {
			throw FileFaults.notAllowed();
		}
		FileFlow flow = new FileFlow(this.maxPieceWait);
		client(link).headers((headers) -> fill(headers, request)).get().uri(link.url()).response((response, body) -> {
			flow.begin(response);
			return body.asByteArray();
		}).subscribe(flow);
		return answer(flow, request);
	}

	private HttpClient client(RecordingLink link) {
		return this.hosts.isOwn(link.url()) ? this.platformClient : this.client;
	}

	private static void fill(HttpHeaders headers, FileRequest request) {
		headers.set(HttpHeaderNames.USER_AGENT, "cdr-facade")
			.set(HttpHeaderNames.ACCEPT, "*/*")
			.set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
		set(headers, HttpHeaderNames.RANGE, request.range());
		set(headers, HttpHeaderNames.IF_RANGE, request.ifRange());
	}

	private static void set(HttpHeaders headers, CharSequence name, @Nullable String value) {
		if (value != null) {
			headers.set(name, value);
		}
	}

	private FileAnswer answer(FileFlow flow, FileRequest request) {
		boolean used = false;
		try {
			FileAnswer answer = understood(flow.head(this.maxHeadWait), flow, request.range() != null);
			used = answer instanceof FileAnswer.Content;
			return answer;
		}
		finally {
			if (!used) {
				flow.cancel();
			}
		}
	}

	private static FileAnswer understood(HttpClientResponse response, FileFlow flow, boolean ranged) {
		int status = response.status().code();
		HttpHeaders headers = response.responseHeaders();
		return switch (status) {
			case 200 -> content(HeadReader.whole(headers), flow, headers);
			case 206 -> content(HeadReader.part(headers, ranged), flow, headers);
			case 404, 410 -> new FileAnswer.Missing();
			case 401, 403 -> new FileAnswer.LinkRefused();
			case RefusalFaults.TOO_MANY_REQUESTS -> throw FileFaults.busy(headers.get(HttpHeaderNames.RETRY_AFTER));
			default -> {
				if (status == 416 && ranged) {
					yield new FileAnswer.BeyondEnd(HeadReader.lengthBeyond(headers));
				}
				throw FileFaults.status(status);
			}
		};
	}

	private static FileAnswer content(FileHead head, FileFlow flow, HttpHeaders headers) {
		return new FileAnswer.Content(head, new FileStream(flow), HeadReader.tellsEnd(headers));
	}

	@Override
	public void close() {
		this.addresses.close();
	}

}
