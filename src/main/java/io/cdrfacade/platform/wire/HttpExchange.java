package io.cdrfacade.platform.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.netty.channel.ChannelOption;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.AccountSettings.Limits;

/**
 * Sends an account's forms and receives whole answers, over connections of its own, as
 * many as it may have. It never repeats a request by itself, as that might read records
 * twice that a reading marks.
 */
final class HttpExchange implements AutoCloseable {

	/**
	 * Shorter than the keep-alive of common servers, so that none closes under a request.
	 */
	private static final Duration MAX_IDLE = Duration.ofSeconds(4);

	private final ConnectionProvider connections;

	private final WebClient client;

	private final URI url;

	private final int maxResponseBytes;

	HttpExchange(AccountSettings settings, WebClient.Builder builder, MeterRegistry registry) {
		this(settings, builder, registry, (_) -> {
		});
	}

	/** Looks names up as is told. */
	HttpExchange(AccountSettings settings, WebClient.Builder builder, MeterRegistry registry,
			Consumer<NameResolverSpec> names) {
		Limits limits = settings.limits();
		this.connections = connections(settings.name(), limits, registry);
		HttpClient http = path(AnswerCodec.in(HttpClient.create(this.connections)), settings, names).disableRetry(true)
			.followRedirect(false)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, limits.connectTimeout().toMillis()))
			.responseTimeout(limits.responseTimeout())
			.headers((headers) -> headers.set(HttpHeaders.USER_AGENT, "cdr-facade"));
		this.client = builder.clone()
			.clientConnector(new ReactorClientHttpConnector(http))
			.observationConvention(new RequestNames(settings.name()))
			.build();
		this.url = settings.url();
		this.maxResponseBytes = limits.maxResponseBytes();
	}

	private static HttpClient path(HttpClient client, AccountSettings settings, Consumer<NameResolverSpec> names) {
		HttpClient proxied = NetworkPath.proxied(client, settings.network(), settings.limits().connectTimeout());
		return NetworkPath.secured(NetworkPath.named(proxied, settings.limits().connectionLifetime(), names),
				settings.network());
	}

	private static ConnectionProvider connections(String account, Limits limits, MeterRegistry registry) {
		return ConnectionProvider.builder("cdr-platform-" + account)
			.maxConnections(limits.maxConnections())
			.pendingAcquireMaxCount(limits.maxPending())
			.pendingAcquireTimeout(limits.poolWaitTimeout())
			.maxIdleTime(MAX_IDLE)
			.maxLifeTime(limits.connectionLifetime())
			.metrics(true, () -> new PoolMeters(account, registry))
			.build();
	}

	/**
	 * Sends a form in the trace of the calling thread, and waits for the answer.
	 * @param form the form
	 * @param deadline when the answer has to be there
	 * @return the answer, whatever its status
	 * @throws PlatformException if there is no complete answer
	 */
	RawAnswer post(FormBody form, Deadline deadline) throws InterruptedException {
		return deadline.await(answer(form).toFuture());
	}

	private Mono<RawAnswer> answer(FormBody form) {
		Mono<RawAnswer> answer = this.client.post()
			.uri(this.url)
			.header(HttpHeaders.CONTENT_TYPE, form.contentType())
			.contentLength(form.bytes().length)
			.headers(HttpExchange::continueTrace)
			.body((message, _) -> message.writeWith(Mono.just(message.bufferFactory().wrap(form.bytes()))))
			.exchangeToMono(this::answer)
			.onErrorMap(WebClientRequestException.class, ConnectionFaults::beforeAnswer);
		Observation caller = ObservationThreadLocalAccessor.getInstance().getValue();
		return (caller != null)
				? answer.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller)) : answer;
	}

	/** If an exporter takes spans, the span of the request replaces this one. */
	private static void continueTrace(HttpHeaders headers) {
		W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, HttpExchange::set);
	}

	private static void set(@Nullable HttpHeaders headers, String name, String value) {
		Objects.requireNonNull(headers).set(name, value);
	}

	/** Takes the bytes as they are: the content type is often wrong, or none at all. */
	private Mono<RawAnswer> answer(ClientResponse response) {
		long announced = response.headers().contentLength().orElse(-1);
		return response.body(BodyExtractors.toDataBuffers())
			.collect(() -> new BodyBytes(this.maxResponseBytes, announced), BodyBytes::add)
			.map((body) -> new RawAnswer(response.statusCode().value(), response.headers().asHttpHeaders(),
					body.toByteArray()))
			.onErrorMap(ConnectionFaults::duringAnswer);
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

}
