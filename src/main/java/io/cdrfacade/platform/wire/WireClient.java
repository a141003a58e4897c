package io.cdrfacade.platform.wire;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.work.LongWork;

/**
 * Speaks the wire for one account: a form out, an envelope in. It logs neither, as they
 * hold secrets and phone numbers.
 */
public final class WireClient implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(WireClient.class);

	private final AccountSettings settings;

	private final HttpExchange http;

	private final Redaction redaction;

	public WireClient(AccountSettings settings, WebClient.Builder builder, MeterRegistry registry) {
		this.settings = settings;
		this.http = new HttpExchange(settings, builder, registry);
		this.redaction = new Redaction(settings);
	}

	private String account() {
		return this.settings.name();
	}

	/**
	 * Logs in.
	 * @param deadline when it has to be over
	 * @return the token
	 */
	public Envelope.Success<Secret> login(Deadline deadline) throws InterruptedException {
		Form form = new Form().with(Field.SERVICE, "App.Sip_Auth.Login")
			.with(Field.APP_ID, this.settings.appId())
			.with(Field.ACCESS_KEY, this.settings.accessKey().value());
		return switch (exchange(form, new LoginReader(), deadline)) {
			case Envelope.Success<Secret> success -> success;
			case Envelope.Refusal<Secret> refusal -> throw RefusalFaults.ofLogin(shown(refusal, null));
		};
	}

	/**
	 * Sends a form.
	 * @param form the form
	 * @param reader reads the result of a success
	 * @param deadline when it has to be over
	 * @return the envelope of the answer
	 * @throws PlatformException if there is none
	 */
	public <T> Envelope<T> exchange(Form form, ResultReader<T> reader, Deadline deadline) throws InterruptedException {
		return envelope(this.http.post(FormBody.of(form, this.settings.encoding()), deadline), reader);
	}

	private <T> Envelope<T> envelope(RawAnswer answer, ResultReader<T> reader) {
		try {
			Envelope<T> envelope = LongWork.get(answer.body().length, () -> read(answer, reader));
			log.debug("Account {}: HTTP {}, {} bytes, {}", account(), answer.status(), answer.body().length, envelope);
			return envelope;
		}
		catch (PlatformException.Malformed ex) {
			log.debug("Account {}: HTTP {}, {} bytes, no envelope", account(), answer.status(), answer.body().length);
			return withoutEnvelope(answer, ex);
		}
	}

	private static <T> Envelope<T> read(RawAnswer answer, ResultReader<T> reader) {
		return EnvelopeReader.read(BodyCharset.toUtf8(answer.body(), answer.header(HttpHeaders.CONTENT_TYPE)), reader);
	}

	/**
	 * Some installations copy ret into the HTTP status. Without an envelope, that status
	 * is all there is. A proxy in front of the platform knows nothing else.
	 */
	private static <T> Envelope<T> withoutEnvelope(RawAnswer answer, PlatformException.Malformed fault) {
		int status = answer.status();
		if (Envelope.isAuthorisation(status) || RefusalFaults.isRefusal(status)) {
			return new Envelope.Refusal<>(status, 0, null, null);
		}
		if (status == RefusalFaults.TOO_MANY_REQUESTS) {
			throw new PlatformException.Busy("The platform takes no more requests at the moment: HTTP status 429",
					fault, RefusalFaults.retryAfter(answer.header(HttpHeaders.RETRY_AFTER)));
		}
		if (status >= 500) {
			throw new PlatformException.Failed("The platform answered with HTTP status " + status, null, fault);
		}
		if (status >= 300) {
			throw PlatformException.Malformed
				.lasting("The platform answered with HTTP status " + status + " and no envelope", fault);
		}
		throw fault;
	}

	/** What a refusal or failure says, fit to be shown. */
	public PlatformRefusal shown(Envelope.Refusal<?> refusal, @Nullable Token token) {
		return this.redaction.shown(refusal, token);
	}

	@Override
	public void close() {
		this.http.close();
	}

}
