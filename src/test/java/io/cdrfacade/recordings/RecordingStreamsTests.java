package io.cdrfacade.recordings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileHead.Part;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What callers get for each kind of answer of a host. */
class RecordingStreamsTests {

	private static final RecordingId RECORDING = new RecordingId(new Account("test", ZoneId.of("Asia/Shanghai")),
			"录音.wav");

	private static final String TEXT = "0123456789";

	private static final String DATE = "Fri, 27 Sep 2019 06:59:05 GMT";

	private final RecordingMeters meters = new RecordingMeters(new SimpleMeterRegistry());

	private final RecordingsProperties properties = new RecordingsProperties(1, DataSize.ofBytes(4096), 10,
			Duration.ofMinutes(1));

	private final List<FileRequest> requests = new ArrayList<>();

	private final AtomicInteger links = new AtomicInteger();

	private final AtomicInteger closed = new AtomicInteger();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/recordings/1.wav");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void cutsOutAPartWhereTheHostKnowsNoRanges() throws Exception {
		this.request.addHeader("Range", "bytes=2-5");
		assertThat(stream((asked) -> whole(TEXT, 10))).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(this.response.getStatus()).isEqualTo(206);
		assertThat(this.response.getHeader("Content-Range")).isEqualTo("bytes 2-5/10");
		assertThat(this.response.getContentAsString()).isEqualTo("2345");
		assertThat(this.closed).hasValue(1);
	}

	/** The first request that Safari sends. */
	@Test
	void tellsTheTotalWhereTheHostDoesNot() throws Exception {
		RecordingStreams streams = streams((asked) -> whole(TEXT, FileHead.UNKNOWN),
				new LocalLinks(10, new Turnable()));
		this.request.addHeader("Range", "bytes=0-1");
		assertThat(stream(streams, this.response)).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(this.response.getStatus()).isEqualTo(206);
		assertThat(this.response.getHeader("Content-Range")).isEqualTo("bytes 0-1/10");
		assertThat(this.response.getContentAsString()).isEqualTo("01");
		assertThat(this.requests).hasSize(3);
		assertThat(this.closed).hasValue(3);
		MockHttpServletResponse next = new MockHttpServletResponse();
		stream(streams, next);
		assertThat(next.getHeader("Content-Range")).isEqualTo("bytes 0-1/10");
		assertThat(this.requests).hasSize(4);
	}

	@Test
	void keepsNoLengthOfWhatMayHaveBeenCutShort() throws Exception {
		Deque<String> texts = new ArrayDeque<>(List.of("01", "01", TEXT));
		RecordingStreams streams = streams((asked) -> {
			FileAnswer.Content whole = whole((texts.size() > 1) ? texts.poll() : texts.peek(), FileHead.UNKNOWN);
			return new FileAnswer.Content(whole.head(), whole.body(), false);
		}, new LocalLinks(10, new Turnable()));
		this.request.addHeader("Range", "bytes=0-1");
		stream(streams, this.response);
		assertThat(this.response.getHeader("Content-Range")).isEqualTo("bytes 0-1/2");
		MockHttpServletResponse next = new MockHttpServletResponse();
		stream(streams, next);
		assertThat(next.getHeader("Content-Range")).isEqualTo("bytes 0-1/10");
	}

	@ParameterizedTest
	@CsvSource({ "10, 10", "11, 10", "9223372036854775807, 10", "9, -1" })
	void countsUpToTheLargestSize(long maxSize, long length) throws Exception {
		RecordingFiles files = files((asked) -> whole(TEXT, FileHead.UNKNOWN), new LocalLinks(10, new Turnable()));
		assertThat(new RecordingLengths(files, maxSize).count(RECORDING)).isEqualTo(length);
	}

	@Test
	void tellsTheTotalOfAPartWhereTheHostDoesNot() throws Exception {
		this.request.addHeader("Range", "bytes=2-5");
		stream((asked) -> (asked.range() != null)
				? content(new FileHead("audio/wav", FileHead.UNKNOWN, new Part(2, 5), "\"tag\"", DATE), "2345")
				: whole(TEXT, FileHead.UNKNOWN));
		assertThat(this.response.getStatus()).isEqualTo(206);
		assertThat(this.response.getHeader("Content-Range")).isEqualTo("bytes 2-5/10");
		assertThat(this.response.getContentAsString()).isEqualTo("2345");
	}

	@Test
	void sendsAllAtOnceWhereTheLengthIsNotKnown() throws Exception {
		this.request.addHeader("Range", "bytes=0-");
		stream((asked) -> whole(TEXT, FileHead.UNKNOWN));
		assertThat(this.requests).hasSize(1);
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getHeader("Content-Length")).isNull();
		assertThat(this.response.getContentAsString()).isEqualTo(TEXT);
	}

	@Test
	void sendsAllUpToTheLimitWhereTheFileIsTooLargeToBeCounted() throws Exception {
		this.request.addHeader("Range", "bytes=0-1");
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> stream((asked) -> whole("x".repeat(5000), FileHead.UNKNOWN)))
			.withMessageContaining("larger than");
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getHeader("Content-Range")).isNull();
		assertThat(this.response.getContentAsByteArray()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'\"tag\"',206", "'\"other\"',200", "'W/\"tag\"',200", "'Fri, 27 Sep 2019 06:59:05 GMT',206",
			"'Sat, 28 Sep 2019 06:59:05 GMT',200" })
	void sendsAPartOfThatFileOnly(String ifRange, int status) throws Exception {
		this.request.addHeader("Range", "bytes=2-5");
		this.request.addHeader("If-Range", ifRange);
		stream((asked) -> whole(TEXT, 10));
		assertThat(this.response.getStatus()).isEqualTo(status);
	}

	@Test
	void asksForTheWholeOfAnotherFile() throws Exception {
		this.request.addHeader("Range", "bytes=2-5");
		this.request.addHeader("If-Range", "\"other\"");
		stream((asked) -> (asked.range() != null) ? part("2345") : whole(TEXT, 10));
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.requests).containsExactly(new FileRequest("bytes=2-5", "\"other\""), FileRequest.WHOLE);
		assertThat(this.closed).hasValue(2);
	}

	@Test
	void sendsTheWholeOfAnotherFileWithFewerBytes() throws Exception {
		this.request.addHeader("Range", "bytes=60-");
		this.request.addHeader("If-Range", "\"other\"");
		stream(this::whereTheRangeIsBehindTheEnd);
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentAsString()).isEqualTo(TEXT);
		assertThat(this.closed).hasValue(1);
	}

	@Test
	void refusesARangeBehindTheEndOfTheSameFile() {
		this.request.addHeader("Range", "bytes=60-");
		this.request.addHeader("If-Range", "\"tag\"");
		fails(this::whereTheRangeIsBehindTheEnd, "behind the end");
		assertThat(this.closed).hasValue(1);
	}

	@Test
	void skipsNoMoreThanTheLargestSize() {
		this.request.addHeader("Range", "bytes=-1");
		fails((asked) -> whole("x".repeat(5000), 5000), "larger than");
	}

	@Test
	void refusesAPartThatWasNotAskedFor() {
		this.request.addHeader("Range", "bytes=0-3");
		fails((asked) -> part("2345"), "another part");
	}

	@Test
	void answers304IfTheCallerHasTheRecording() throws Exception {
		this.request.addHeader("If-None-Match", "\"tag\"");
		assertThat(stream((asked) -> whole(TEXT, 10))).isEqualTo(RecordingOutcome.NOT_MODIFIED);
		assertThat(this.response.getStatus()).isEqualTo(304);
		assertThat(this.response.getHeader("ETag")).isEqualTo("\"tag\"");
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			If-None-Match     | "tag"                         | bytes=60-
			If-None-Match     | *                             | bytes=60-
			If-Modified-Since | Fri, 27 Sep 2019 06:59:05 GMT | bytes=60-
			If-None-Match     | "tag"                         | bytes=2-5
			""")
	void answers304WhateverRangeIsAskedFor(String name, String value, String range) throws Exception {
		this.request.addHeader("Range", range);
		this.request.addHeader(name, value);
		assertThat(stream((asked) -> whole(TEXT, 10))).isEqualTo(RecordingOutcome.NOT_MODIFIED);
		assertThat(this.response.getStatus()).isEqualTo(304);
		assertThat(this.response.getHeader("Content-Range")).isNull();
		assertThat(this.closed).hasValue(1);
	}

	@Test
	void refusesARangeBehindTheEndOfAnotherRecording() {
		this.request.addHeader("Range", "bytes=60-");
		this.request.addHeader("If-None-Match", "\"other\"");
		fails((asked) -> whole(TEXT, 10), "behind the end");
	}

	@Test
	void answers304WhereTheHostRefusesTheRange() throws Exception {
		this.request.addHeader("Range", "bytes=60-");
		this.request.addHeader("If-None-Match", "\"tag\"");
		assertThat(stream(this::whereTheRangeIsBehindTheEnd)).isEqualTo(RecordingOutcome.NOT_MODIFIED);
		assertThat(this.response.getHeader("ETag")).isEqualTo("\"tag\"");
		assertThat(this.closed).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", value = { "none | 1", "\"other\" | 2" })
	void passesOnThatTheHostRefusesTheRange(@Nullable String tag, int requests) {
		this.request.addHeader("Range", "bytes=60-");
		if (tag != null) {
			this.request.addHeader("If-None-Match", tag);
		}
		fails(this::whereTheRangeIsBehindTheEnd, "behind the end");
		assertThat(this.requests).hasSize(requests);
		assertThat(this.closed).hasValue(requests - 1);
	}

	private FileAnswer whereTheRangeIsBehindTheEnd(FileRequest asked) {
		return (asked.range() != null) ? new FileAnswer.BeyondEnd(10) : whole(TEXT, 10);
	}

	@Test
	void countsNothingOfARecordingThatTheCallerHas() throws Exception {
		this.request.addHeader("Range", "bytes=0-1");
		this.request.addHeader("If-None-Match", "\"tag\"");
		assertThat(stream((asked) -> whole(TEXT, FileHead.UNKNOWN))).isEqualTo(RecordingOutcome.NOT_MODIFIED);
		assertThat(this.requests).hasSize(1);
		assertThat(this.closed).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*       | 304
			"tag"   | 200
			"*"     | 200
			''      | 200
			""")
	void knowsARecordingWithoutATagByAnAsteriskOnly(String known, int status) throws Exception {
		this.request.addHeader("If-None-Match", known);
		stream((asked) -> content(new FileHead("audio/wav", 10, null, null, DATE), TEXT));
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.response.getHeader("ETag")).isNull();
		assertThat(this.response.getHeader("Last-Modified")).isEqualTo(DATE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Fri, 27 Sep 2019 06:59:04 GMT  |         | 200
			Fri, 27 Sep 2019 06:59:05 GMT  |         | 304
			Fri, 27 Sep 2019 06:59:06 GMT  |         | 304
			Friday, 27-Sep-19 06:59:05 GMT |         | 304
			yesterday                      |         | 200
			Fri, 27 Sep 2019 06:59:05 GMT  | "other" | 200
			Fri, 27 Sep 2019 06:59:04 GMT  | "tag"   | 304
			""")
	void knowsARecordingByItsDateWhereNoTagIsSent(String date, @Nullable String tag, int status) throws Exception {
		this.request.addHeader("If-Modified-Since", date);
		if (tag != null) {
			this.request.addHeader("If-None-Match", tag);
		}
		stream((asked) -> whole(TEXT, 10));
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.response.getHeader("Last-Modified")).isEqualTo(DATE);
	}

	@Test
	void sendsARecordingWithoutADateWhateverDateIsKnown() throws Exception {
		this.request.addHeader("If-Modified-Since", DATE);
		stream((asked) -> content(new FileHead("audio/wav", 10, null, null, null), TEXT));
		assertThat(this.response.getStatus()).isEqualTo(200);
	}

	/**
	 * A browser keeps recordings for an hour; the next caller may not be allowed them.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "\"tag\"", "\"other\"" })
	void dependsOnTheCallersCredentials(String known) throws Exception {
		this.request.addHeader("If-None-Match", known);
		this.response.addHeader("Vary", "Origin");
		stream((asked) -> whole(TEXT, 10));
		assertThat(this.response.getHeaders("Vary")).containsExactly("Origin", "Authorization, X-API-Key");
	}

	@Test
	void namesFilesInAnyScript() throws Exception {
		stream((asked) -> whole(TEXT, 10));
		assertThat(this.response.getHeader("Content-Disposition")).startsWith("inline; ")
			.endsWith("filename*=UTF-8''%E5%BD%95%E9%9F%B3.wav");
		assertThat(this.response.getHeader("Last-Modified")).isEqualTo(DATE);
	}

	@Test
	void saysAtOnceThatAFileIsTooShort() {
		fails((asked) -> whole(TEXT, 11), "less of it");
		assertThat(this.response.isCommitted()).isFalse();
		assertThat(this.response.getHeaderNames()).isEmpty();
	}

	@Test
	void breaksOffWhereAFileDoes() {
		fails((asked) -> whole("0".repeat(1000), 2000), "less of it");
		assertThat(this.response.isCommitted()).isTrue();
	}

	@Test
	void sendsNoMoreThanWasAnnounced() throws Exception {
		stream((asked) -> whole(TEXT, 4));
		assertThat(this.response.getContentAsString()).isEqualTo("0123");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=0-1", "bytes=2-5", "bytes=-5", "bytes=900-", "bytes=0-" })
	void refusesAPageWhateverPartIsAskedFor(String range) {
		this.request.addHeader("Range", range);
		for (long length : List.of(14L, FileHead.UNKNOWN)) {
			fails((asked) -> page(length), "a page instead");
			assertThat(this.response.getHeaderNames()).isEmpty();
		}
		assertThat(this.closed).hasValue(2);
	}

	@Test
	void remembersNoLengthOfAPage() throws Exception {
		AtomicBoolean maintenance = new AtomicBoolean(true);
		RecordingStreams streams = streams(
				(asked) -> maintenance.get() ? page(FileHead.UNKNOWN) : whole(TEXT, FileHead.UNKNOWN),
				new LocalLinks(10, new Turnable()));
		this.request.addHeader("Range", "bytes=0-1");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> stream(streams, this.response));
		maintenance.set(false);
		stream(streams, this.response);
		assertThat(this.response.getHeader("Content-Range")).isEqualTo("bytes 0-1/10");
	}

	@Test
	void keepsNoLinkToAPage() {
		LinkStore kept = new LocalLinks(10, new Turnable());
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> stream(streams((asked) -> page(14), kept), this.response));
		assertThat(kept.find(RECORDING)).isNull();
	}

	@Test
	void sendsAudioThatItsHostCallsText() throws Exception {
		stream((asked) -> content(new FileHead("text/plain", 10, null, null, DATE), TEXT));
		assertThat(this.response.getContentAsString()).isEqualTo(TEXT);
	}

	@Test
	void refusesLargeRecordings() {
		fails((asked) -> whole(TEXT, 4097), "larger");
		assertThat(this.response.isCommitted()).isFalse();
		fails((asked) -> whole("0".repeat(5000), FileHead.UNKNOWN), "larger");
	}

	@Test
	void sendsEmptyFiles() throws Exception {
		assertThat(stream((asked) -> whole("", 0))).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(this.response.getHeader("Content-Length")).isEqualTo("0");
	}

	@Test
	void sendsNothingWhereACutWouldNotBeSeen() {
		this.request.setProtocol("HTTP/1.0");
		assertThat(refusal((asked) -> whole(TEXT, FileHead.UNKNOWN))).isEqualTo(RecordingOutcome.HTTP_VERSION_TOO_OLD);
		assertThat(this.response.isCommitted()).isFalse();
		assertThat(this.response.getHeaderNames()).isEmpty();
		assertThat(this.closed).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({ "GET,10,0123456789", "HEAD,-1,''" })
	void sendsKnownLengthsToOldClients(String method, long length, String sent) throws Exception {
		this.request.setProtocol("HTTP/1.0");
		this.request.setMethod(method);
		assertThat(stream((asked) -> whole(TEXT, length))).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(this.response.getContentAsString()).isEqualTo(sent);
	}

	@Test
	void triesTwoLinksAndNoMore() {
		fails((asked) -> new FileAnswer.LinkRefused(), "refuses the link");
		assertThat(this.links).hasValue(2);
		assertThat(this.requests).hasSize(2);
	}

	@Test
	void triesAnotherLinkInPlaceOfAKeptOne() throws Exception {
		LinkStore kept = new LocalLinks(10, new Turnable());
		kept.keep(RECORDING, new RecordingLink(URI.create("http://files.example/old"), null), Duration.ofMinutes(1));
		RecordingOutcome outcome = stream(
				streams((asked) -> (this.links.get() == 0) ? new FileAnswer.Missing() : whole(TEXT, 10), kept),
				this.response);
		assertThat(outcome).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(this.links).hasValue(1);
	}

	@Test
	void believesAFreshLinkWithoutAFile() {
		assertThat(refusal((asked) -> new FileAnswer.Missing())).isEqualTo(RecordingOutcome.NOT_FOUND);
		assertThat(this.links).hasValue(1);
	}

	@Test
	void replacesAKeptLinkToAHostThatIsUnreachable() throws Exception {
		LinkStore kept = new LocalLinks(10, new Turnable());
		kept.keep(RECORDING, new RecordingLink(URI.create("http://gone.example/old"), null), Duration.ofMinutes(1));
		RecordingOutcome outcome = stream(
				streams((asked) -> (this.links.get() == 0) ? unreachable() : whole(TEXT, 10), kept), this.response);
		assertThat(outcome).isEqualTo(RecordingOutcome.STREAMED);
		assertThat(kept.find(RECORDING)).extracting(RecordingLink::url).hasToString("http://files.example/1");
	}

	@Test
	void keepsNoLinkToAHostThatIsUnreachable() {
		LinkStore kept = new LocalLinks(10, new Turnable());
		RecordingStreams streams = streams((asked) -> unreachable(), kept);
		for (int i = 1; i <= 2; i++) {
			assertThatExceptionOfType(PlatformException.Unreachable.class)
				.isThrownBy(() -> stream(streams, this.response));
			assertThat(kept.find(RECORDING)).isNull();
			assertThat(this.links).hasValue(i);
		}
	}

	@Test
	void keepsNoLinkThatDoesNotLeadToAFile() {
		LinkStore kept = new LocalLinks(10, new Turnable());
		RecordingStreams streams = streams((asked) -> {
			throw new PlatformException.Failed("The host answered with HTTP status 500", null, null);
		}, kept);
		assertThatExceptionOfType(PlatformException.Failed.class).isThrownBy(() -> stream(streams, this.response));
		assertThat(kept.find(RECORDING)).isNull();
	}

	private static FileAnswer unreachable() {
		throw new PlatformException.Unreachable("The host of the recording cannot be reached", new ConnectException());
	}

	private FileAnswer.Content whole(String text, long length) {
		return content(new FileHead("audio/wav", length, null, "\"tag\"", DATE), text);
	}

	private FileAnswer page(long length) {
		return content(new FileHead("text/html", length, null, null, null), " <html></html>");
	}

	private FileAnswer part(String text) {
		return content(new FileHead("audio/wav", 10, new Part(2, 5), "\"tag\"", DATE), text);
	}

	private FileAnswer.Content content(FileHead head, String text) {
		InputStream body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public void close() {
				RecordingStreamsTests.this.closed.incrementAndGet();
			}
		};
		return new FileAnswer.Content(head, body, true);
	}

	private void fails(Function<FileRequest, FileAnswer> host, String message) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> stream(host)).withMessageContaining(message);
	}

	private RecordingOutcome stream(Function<FileRequest, FileAnswer> host) throws Exception {
		return stream(streams(host, new LocalLinks(10, new Turnable())), this.response);
	}

	private RecordingOutcome stream(RecordingStreams streams, MockHttpServletResponse response) throws IOException {
		ServletServerHttpResponse output = new ServletServerHttpResponse(response);
		RecordingOutcome outcome = streams.stream(RECORDING, this.request, output);
		output.flush();
		return outcome;
	}

	private RecordingOutcome refusal(Function<FileRequest, FileAnswer> host) {
		return RecordingOutcome
			.of(assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> stream(host)).actual());
	}

	private RecordingStreams streams(Function<FileRequest, FileAnswer> host, LinkStore store) {
		return new RecordingStreams(files(host, store), this.meters, this.properties);
	}

	private RecordingFiles files(Function<FileRequest, FileAnswer> host, LinkStore store) {
		Recordings recordings = new Recordings() {
			@Override
			public Optional<RecordingLink> link(Account account, String fileName) {
				URI url = URI.create("http://files.example/" + RecordingStreamsTests.this.links.incrementAndGet());
				return Optional.of(new RecordingLink(url, null));
			}

			@Override
			public FileAnswer open(Account account, RecordingLink link, FileRequest asked) {
				RecordingStreamsTests.this.requests.add(asked);
				return host.apply(asked);
			}
		};
		return new RecordingFiles(recordings,
				new Links(recordings, store, this.properties, Clock.systemUTC(), this.meters));
	}

}
