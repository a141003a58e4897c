package io.cdrfacade.security.ticket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TicketPathTests {

	@ParameterizedTest
	@CsvSource({ "/calls/changes, /calls/changes, /calls/changes", "/calls/export, /calls/export, /calls/export",
			"/recordings/a.wav, /recordings/a.wav, /recordings/a.wav",
			"/recordings/a%20%25b.wav, /recordings/a %b.wav, /recordings/a%20%25b.wav",
			"/recordings/通话.wav, /recordings/通话.wav, /recordings/%E9%80%9A%E8%AF%9D.wav",
			"/recordings/a.wav?account=berlin, /recordings/a.wav, /recordings/a.wav?account=berlin",
			"/calls/export?ticket=AAAA, /calls/export, /calls/export",
			"/calls/export?ticket=AAAA&format=csv, /calls/export, /calls/export?format=csv",
			"/calls/export?format=csv&ticket=AAAA&ticket=BBBB&bom=true, /calls/export, /calls/export?format=csv&bom=true",
			"/calls/export?%74icke%74=AAAA&a=%26ticket=1, /calls/export, /calls/export?a=%26ticket=1",
			"/calls/export?ticket&userId=a%2Bb, /calls/export, /calls/export?userId=a%2Bb",
			"/calls/export?tickets=2&Ticket=3, /calls/export, /calls/export?tickets=2&Ticket=3" })
	void readsPathsAndLinks(String text, String path, String link) {
		assertThat(TicketPath.read(text, "")).isEqualTo(new TicketPath(path, link));
	}

	@Test
	void readsLinksUnderAContextPath() {
		TicketPath path = new TicketPath("/recordings/a.wav", "/recordings/a.wav?account=berlin");
		assertThat(TicketPath.read("/cdr/recordings/a.wav?account=berlin", "/cdr")).isEqualTo(path);
		assertThat(TicketPath.read("/recordings/a.wav?account=berlin", "/cdr")).isEqualTo(path);
		assertThat(TicketPath.read("/cdr/recordings/a.wav", "/other")).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "/", "/calls", "/calls/", "/calls/22670", "/calls/changes/", "/calls/changes;x=y",
			"calls/changes", "/calls/summary", "/CALLS/EXPORT", "/recordings/", "/recordings/..", "/recordings/a/b.wav",
			"/recordings/../calls/export", "/recordings/a%2Fb.wav", "/recordings/a%00.wav", "/recordings/%FF.wav",
			"/recordings/a.wav#x", "//evil.example.com/recordings/a.wav", "https://evil.example.com/calls/export",
			"/recordings/a b.wav", "/recordings/%", "/tickets", "/actuator/info", "mailto:a@example.com" })
	void readsNothingElse(String text) {
		assertThat(TicketPath.read(text, "")).isNull();
	}

}
