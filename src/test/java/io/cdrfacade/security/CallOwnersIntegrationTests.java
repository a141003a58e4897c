package io.cdrfacade.security;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CallOwner;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** For whom the platform is asked, whatever thread asks it. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=*",
		"cdr.security.api-keys.reader.sha256=" + ApiKeyAccessIntegrationTests.READER_DIGEST })
class CallOwnersIntegrationTests {

	private final Set<String> owners = ConcurrentHashMap.newKeySet();

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@BeforeEach
	void remember() {
		this.platform.answers((_) -> {
			this.owners.add(CallOwner.current());
			return new CdrPage(List.of(), 0);
		});
	}

	@AfterEach
	void forget() {
		this.platform.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls", "/calls?sort=talkSeconds", "/calls/export", "/calls/summary" })
	void areTheCallers(String path) throws Exception {
		assertThat(Http.to(this.port).get(path, "X-API-Key", "key-of-reader").statusCode()).isEqualTo(200);
		assertThat(this.owners).containsExactly("reader");
	}

}
