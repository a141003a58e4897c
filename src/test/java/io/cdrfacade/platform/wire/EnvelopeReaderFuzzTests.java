package io.cdrfacade.platform.wire;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.Mutations;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.bills.PageReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The reader gives an envelope or the one fault that it declares, for any input. */
public class EnvelopeReaderFuzzTests {

	public static final List<String> SEEDS = List.of(Answers.DOCUMENTED, Answers.login("773a92b9"),
			Answers.refusal(600, "token"), Answers.failure("1003", "授权失败"),
			Answers
				.bill("\"id\":\"1\",\"userid\":\"😀\\ud83d\",\"starttime\":\"2019-09-27 14:58:37\",\"duration\":1.0e2"),
			"\ufeff<br />\n<b>Notice</b>: {\"x\":1}\n" + Answers.DOCUMENTED);

	@Property(tries = 2000)
	void readsRandomBytes(@ForAll byte[] bytes) {
		read(bytes);
	}

	@Property(tries = 2000)
	void readsRandomJson(@ForAll("json") String json) {
		read(json.getBytes(StandardCharsets.UTF_8));
		read(("{\"ret\":200,\"data\":" + json + "}").getBytes(StandardCharsets.UTF_8));
		read(("{\"ret\":200,\"data\":{\"status\":0,\"result\":" + json + "}}").getBytes(StandardCharsets.UTF_8));
		read(("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":3,\"bills\":" + json + "}}}")
			.getBytes(StandardCharsets.UTF_8));
	}

	@Property(tries = 10_000)
	void readsMutatedAnswers(@ForAll @IntRange(max = 5) int seed, @ForAll Random random,
			@ForAll @IntRange(min = 1, max = 4) int mutations) {
		byte[] bytes = SEEDS.get(seed).getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < mutations; i++) {
			bytes = Mutations.mutated(bytes, random);
		}
		read(bytes);
	}

	@Provide
	Arbitrary<String> json() {
		return Mutations.json();
	}

	private static void read(byte[] body) {
		Envelope<?> page = read(body, new PageReader(ZoneId.of("America/New_York"), Answers.UNCOUNTED));
		Envelope<?> login = read(body, new LoginReader());
		if (page != null && login != null) {
			assertThat(page).hasToString(login.toString());
		}
	}

	private static @Nullable Envelope<?> read(byte[] body, ResultReader<?> reader) {
		try {
			Envelope<?> envelope = EnvelopeReader.read(body, reader);
			if (envelope instanceof Envelope.Refusal<?> refusal) {
				assertThat(refusal.ret() != 200 || refusal.status() != 0).isTrue();
			}
			return envelope;
		}
		catch (PlatformException.Malformed ex) {
			assertThat(ex).hasMessageStartingWith("The platform's answer");
			return null;
		}
	}

}
