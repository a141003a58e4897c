package io.cdrfacade.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/** The platform over its wire. */
final class WirePlatform implements Platform, AutoCloseable {

	private final Map<String, WireClient> wires = new LinkedHashMap<>();

	private final Tokens tokens;

	WirePlatform(PlatformSettings settings, WebClient.Builder builder, Ticker ticker) {
		settings.accounts().forEach((name, account) -> this.wires.put(name, new WireClient(account, builder)));
		this.tokens = new Tokens(settings.tokens(), ticker, (name) -> wire(name).login());
	}

	@Override
	public CdrPage cdrs(Account account, CdrQuery query) {
		LocalRange range = LocalRange.of(query.from(), query.to(), account.zone());
		if (range.isEmpty()) {
			return new CdrPage(List.of(), 0);
		}
		AccountClient client = new AccountClient(wire(account.name()), this.tokens);
		return await(client.call((token) -> BillsForm.of(query, range, token), () -> new PageReader(account.zone())));
	}

	private WireClient wire(String account) {
		return Objects.requireNonNull(this.wires.get(account), "No such account");
	}

	/**
	 * Waits for as long as the call's own deadline allows; a caller who leaves ends the
	 * call.
	 */
	private static <T> T await(Mono<T> call) {
		CompletableFuture<@Nullable T> result = call.toFuture();
		try {
			return Objects.requireNonNull(result.get(), "A call that ends well has a result");
		}
		catch (InterruptedException ex) {
			result.cancel(true);
			Thread.currentThread().interrupt();
			throw new PlatformException.TimedOut("The call was given up before the platform answered", ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.wires.values().forEach(WireClient::close);
	}

}
