package io.cdrfacade.platform.wire;

import io.micrometer.common.KeyValue;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * Names requests in metrics and traces by their account. The address is left out, as its
 * query can hold a secret.
 */
final class RequestNames extends DefaultClientRequestObservationConvention {

	private static final String PLATFORM = "platform";

	private final String account;

	RequestNames(String account) {
		this.account = account;
	}

	@Override
	protected KeyValue clientName(ClientRequestObservationContext context) {
		return KeyValue.of(super.clientName(context).getKey(), PLATFORM + "-" + this.account);
	}

	@Override
	protected KeyValue uri(ClientRequestObservationContext context) {
		return KeyValue.of(super.uri(context).getKey(), PLATFORM);
	}

	@Override
	protected KeyValue httpUrl(ClientRequestObservationContext context) {
		return KeyValue.of(super.httpUrl(context).getKey(), PLATFORM);
	}

}
