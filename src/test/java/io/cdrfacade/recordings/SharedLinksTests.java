package io.cdrfacade.recordings;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.FakeReplicaStore;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.TurnableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas that keep links. */
class SharedLinksTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final RecordingId RECORDING = new RecordingId(AccountsFixture.SHANGHAI, "13800138000 1.wav");

	private static final RecordingLink LINK = link("1");

	private static final RecordingLink OTHER = link("2");

	private final TurnableClock clock = new TurnableClock(NOW);

	private final Turnable ticker = new Turnable();

	private final FakeReplicaStore store = new FakeReplicaStore();

	private final LinkStore here = replica("files.example");

	private final LinkStore there = replica("files.example");

	@Test
	void findLinksThatAnotherReplicaKeeps() {
		assertThat(this.there.find(RECORDING)).isNull();
		this.here.keep(RECORDING, LINK, LIFE);
		assertThat(this.there.find(RECORDING)).isEqualTo(LINK);
		assertThat(this.store.lives.values()).containsExactly(LIFE);
	}

	@Test
	void readTheSharedStoreOnce() {
		this.here.keep(RECORDING, LINK, LIFE);
		this.there.find(RECORDING);
		this.store.texts.clear();
		assertThat(this.there.find(RECORDING)).isEqualTo(LINK);
	}

	/** Also if the store forgets later than it should. */
	@Test
	void forgetALinkAtTheSameTime() {
		this.here.keep(RECORDING, LINK, LIFE);
		turn(LIFE.minusSeconds(1));
		assertThat(this.there.find(RECORDING)).isEqualTo(LINK);
		turn(Duration.ofSeconds(1));
		assertThat(this.here.find(RECORDING)).isNull();
		assertThat(this.there.find(RECORDING)).isNull();
		assertThat(this.store.texts).hasSize(1);
	}

	/** The other replica's clock is wrong, or has been set. */
	@ParameterizedTest
	@ValueSource(longs = { -13, 13 })
	void keepNoLinkLongerWhenAClockIsSet(long hours) {
		this.here.keep(RECORDING, LINK, LIFE);
		this.clock.turn(Duration.ofHours(hours));
		this.there.find(RECORDING);
		this.store.texts.clear();
		assertThat(this.here.find(RECORDING)).isEqualTo(LINK);
		this.ticker.turn(LIFE);
		assertThat(this.here.find(RECORDING)).isNull();
		this.ticker.turn(Links.LONGEST);
		assertThat(this.there.find(RECORDING)).isNull();
	}

	@Test
	void dropALinkForAllReplicas() {
		this.here.keep(RECORDING, LINK, LIFE);
		this.here.drop(RECORDING, LINK);
		assertThat(this.there.find(RECORDING)).isNull();
		assertThat(this.here.find(RECORDING)).isNull();
	}

	@Test
	void dropNoLinkThatReplacedTheOldOne() {
		this.here.keep(RECORDING, LINK, LIFE);
		this.there.keep(RECORDING, OTHER, LIFE);
		this.here.drop(RECORDING, LINK);
		assertThat(this.here.find(RECORDING)).isEqualTo(OTHER);
		assertThat(this.there.find(RECORDING)).isEqualTo(OTHER);
	}

	@Test
	void storeNothingThatRevealsALink() {
		this.here.keep(RECORDING, LINK, LIFE);
		assertThat(this.store.texts.keySet()).singleElement().asString().matches("link:[0-9a-f]{32}");
		assertThat(this.store.texts.values()).singleElement()
			.asString()
			.doesNotContain("files.example", "13800138000", "secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "http://files.example/1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void ignoreGarbage(String garbage) {
		this.here.keep(RECORDING, LINK, LIFE);
		this.store.texts.replaceAll((_, _) -> garbage);
		assertThat(this.there.find(RECORDING)).isNull();
		this.there.drop(RECORDING, LINK);
		assertThat(this.store.texts).containsValue(garbage);
		this.there.keep(RECORDING, OTHER, LIFE);
		assertThat(replica("files.example").find(RECORDING)).isEqualTo(OTHER);
	}

	@ParameterizedTest
	@CsvSource({ "berlin,13800138000 1.wav", "default,2.wav" })
	void ignoreALinkToAnotherRecording(String account, String fileName) {
		this.here.keep(RECORDING, LINK, LIFE);
		String name = this.store.texts.keySet().iterator().next();
		this.store.texts.clear();
		RecordingId another = new RecordingId(AccountsFixture.accounts().find(account).orElseThrow(), fileName);
		this.here.keep(another, OTHER, LIFE);
		assertThat(this.store.texts).hasSize(1).doesNotContainKey(name);
		this.store.texts.putAll(Map.of(name, this.store.texts.values().iterator().next()));
		assertThat(this.there.find(RECORDING)).isNull();
		assertThat(this.there.find(another)).isEqualTo(OTHER);
	}

	@Test
	void ignoreALinkToAHostThatIsNotAllowedThere() {
		this.here.keep(RECORDING, LINK, LIFE);
		assertThat(replica("other.example").find(RECORDING)).isNull();
	}

	@Test
	void goOnAlone() {
		this.store.outOfReach(true);
		this.here.keep(RECORDING, LINK, LIFE);
		assertThat(this.here.find(RECORDING)).isEqualTo(LINK);
		assertThat(this.there.find(RECORDING)).isNull();
		this.here.drop(RECORDING, LINK);
		assertThat(this.here.find(RECORDING)).isNull();
	}

	@Test
	void areLeftOutWhereThereIsNothingToShareOrToKeep() {
		assertThat(configured(10, this.store)).isInstanceOf(SharedLinks.class);
		assertThat(configured(10, null)).isInstanceOf(LocalLinks.class);
		assertThat(configured(0, this.store)).isInstanceOf(LocalLinks.class);
	}

	private static LinkStore configured(int most, @Nullable ReplicaStore store) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		if (store != null) {
			beans.addBean("store", store);
		}
		RecordingsProperties properties = new RecordingsProperties(1, DataSize.ofBytes(1), most, LIFE);
		return new RecordingsConfiguration().linkStore(properties, Ticker.systemTicker(),
				new RecordingMeters(new SimpleMeterRegistry()), beans.getBeanProvider(ReplicaStore.class),
				AccountsFixture.linkSeals(), new TurnableClock(NOW));
	}

	private LinkStore replica(String host) {
		return new SharedLinks(new LocalLinks(10, this.ticker), this.store, AccountsFixture.linkSeals(host),
				this.clock);
	}

	private void turn(Duration time) {
		this.ticker.turn(time);
		this.clock.turn(time);
	}

	private static RecordingLink link(String name) {
		return new RecordingLink(URI.create("http://files.example/" + name + "?secret"), NOW.plusSeconds(3600));
	}

}
