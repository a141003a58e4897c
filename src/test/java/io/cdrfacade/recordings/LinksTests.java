package io.cdrfacade.recordings;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LinksTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	private static final RecordingId RECORDING = new RecordingId(new Account("test", ZoneId.of("Asia/Shanghai")),
			"1.wav");

	private final AtomicInteger asked = new AtomicInteger();

	private final Turnable ticker = new Turnable();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final LocalLinks store = new LocalLinks(2, this.ticker);

	private CountDownLatch gate = new CountDownLatch(0);

	private @Nullable Duration life = Duration.ofMinutes(10);

	private boolean there = true;

	private final Links links = new Links(new Platform(), this.store,
			new RecordingsProperties(1, DataSize.ofBytes(1), 2, Duration.ofMinutes(1)),
			Clock.fixed(NOW, ZoneOffset.UTC), new RecordingMeters(this.registry));

	@Test
	void keepsALinkUntilShortlyBeforeItsEnd() {
		assertThat(get().kept()).isFalse();
		this.ticker.turn(Duration.ofMinutes(9).minusSeconds(1));
		assertThat(get().kept()).isTrue();
		assertThat(this.asked).hasValue(1);
		this.ticker.turn(Duration.ofSeconds(1));
		assertThat(get().kept()).isFalse();
		assertThat(this.asked).hasValue(2);
		assertThat(this.registry.get("cdr.recordings.links").tag("result", "hit").counter().count()).isOne();
		assertThat(this.registry.get("cdr.recordings.links").tag("result", "miss").counter().count()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "PT60S,0", "PT61S,1", "PT-5M,0", "PT100H,3600", ",60" })
	void keepsALinkForALimitedTime(@Nullable Duration life, int seconds) {
		this.life = life;
		get();
		if (seconds > 0) {
			this.ticker.turn(Duration.ofSeconds(seconds).minusNanos(1));
			assertThat(get().kept()).isTrue();
			this.ticker.turn(Duration.ofNanos(1));
		}
		assertThat(get().kept()).isFalse();
	}

	@Test
	void doesNotRememberMissingRecordings() {
		this.there = false;
		assertThat(this.links.get(RECORDING)).isEmpty();
		this.there = true;
		assertThat(this.links.get(RECORDING)).isPresent();
	}

	@Test
	void doesNotKeepFailures() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.links.get(new RecordingId(RECORDING.account(), "broken")));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.links.get(new RecordingId(RECORDING.account(), "broken")));
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void keepsNoMoreThanAgreed() {
		for (int i = 0; i < 10; i++) {
			this.links.get(new RecordingId(RECORDING.account(), i + ".wav"));
		}
		assertThat(this.store.size()).isEqualTo(2);
	}

	@Test
	void keepsAccountsApart() {
		get();
		RecordingId other = new RecordingId(new Account("other", RECORDING.account().zone()), RECORDING.fileName());
		assertThat(this.links.get(other).orElseThrow().kept()).isFalse();
	}

	@Test
	void asksOnceForAllWaitingRequests() throws Exception {
		this.gate = new CountDownLatch(1);
		List<FutureTask<Links.FoundLink>> wanted = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			FutureTask<Links.FoundLink> task = new FutureTask<>(this::get);
			wanted.add(task);
			threads.add(Thread.ofPlatform().start(task));
		}
		Awaitility.await().until(() -> threads.stream().allMatch(LinksTests::isWaiting));
		this.gate.countDown();
		for (FutureTask<Links.FoundLink> task : wanted) {
			assertThat(task.get().link().url()).hasToString("http://files.example/1");
		}
		assertThat(this.asked).hasValue(1);
	}

	private static boolean isWaiting(Thread thread) {
		return thread.getState() == Thread.State.WAITING;
	}

	@Test
	void replacesALinkThatLeadsNowhereOnce() {
		RecordingLink useless = get().link();
		this.links.drop(RECORDING, useless);
		assertThat(get().kept()).isFalse();
		this.links.drop(RECORDING, useless);
		assertThat(get().kept()).isTrue();
		assertThat(this.asked).hasValue(2);
	}

	private Links.FoundLink get() {
		return this.links.get(RECORDING).orElseThrow();
	}

	/** Gives out links with a number. */
	private final class Platform implements Recordings {

		@Override
		public Optional<RecordingLink> link(Account account, String fileName) {
			int number = LinksTests.this.asked.incrementAndGet();
			try {
				LinksTests.this.gate.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			if (fileName.equals("broken")) {
				throw new IllegalStateException("broken");
			}
			Instant end = (LinksTests.this.life != null) ? NOW.plus(LinksTests.this.life) : null;
			URI url = URI.create("http://files.example/" + number);
			return LinksTests.this.there ? Optional.of(new RecordingLink(url, end)) : Optional.empty();
		}

		@Override
		public FileAnswer open(Account account, RecordingLink link, FileRequest request) {
			throw new UnsupportedOperationException();
		}

	}

}
