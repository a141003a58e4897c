package io.cdrfacade.platform.recording;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.account.WirePlatform;

/** A platform and a host of recordings that misbehave as a test tells them to. */
abstract class WireRecordingsTest {

	static final Account ACCOUNT = PlatformClients.ACCOUNT;

	final StubPlatform stub = new StubPlatform();

	/** The host of recordings, or the target of an attack. */
	final StubPlatform host = new StubPlatform();

	final int port = this.host.url().getPort();

	final Workbench bench = new Workbench();

	CheckedAddresses.Lookup lookup = InetAddress::getAllByName;

	@AfterEach
	void close() {
		this.stub.close();
		this.host.close();
	}

	void link(String url, String end) {
		this.stub.onBills((request) -> StubPlatform.json(
				"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"downurl\":\"%s\",\"expiredtime\":%s}},\"msg\":\"\"}"
					.formatted(url.replace("\\\\", "\\\\\\\\"), end)));
	}

	void file(String text) {
		this.host.onBills((request) -> StubPlatform.http(200, "audio/wav", text));
	}

	void answer(String text) {
		this.host.onBills((request) -> StubPlatform.raw(text));
	}

	PlatformException fault(Recordings recordings, String url) {
		return PlatformClients
			.fault(() -> recordings.open(ACCOUNT, new RecordingLink(URI.create(url), null), FileRequest.WHOLE));
	}

	FileAnswer open(Recordings recordings) {
		return recordings.open(ACCOUNT, new RecordingLink(this.host.url(), null), FileRequest.WHOLE);
	}

	static String read(Recordings recordings, String url) throws IOException {
		FileAnswer answer = recordings.open(ACCOUNT, new RecordingLink(URI.create(url), null), FileRequest.WHOLE);
		try (InputStream body = content(answer).body()) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static FileAnswer.Content content(FileAnswer answer) {
		return (FileAnswer.Content) Objects.requireNonNull(answer);
	}

	static void close(FileAnswer answer) throws IOException {
		content(answer).body().close();
	}

	void use(Use use) {
		this.bench.account(ACCOUNT.name(), this.stub.url());
		try (WirePlatform platform = this.bench.platform();
				WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
			use.with(recordings);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	/** What a test does with recordings. */
	@FunctionalInterface
	interface Use {

		void with(Recordings recordings) throws Exception;

	}

}
