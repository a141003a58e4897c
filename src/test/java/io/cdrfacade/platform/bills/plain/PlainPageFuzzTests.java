package io.cdrfacade.platform.bills.plain;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Mutations;
import io.cdrfacade.platform.Pages;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.EnvelopeReader;
import io.cdrfacade.platform.wire.EnvelopeReaderFuzzTests;
import io.cdrfacade.platform.wire.ResultReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The accelerator gives the same as the parser, or nothing, for any input. */
class PlainPageFuzzTests {

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	@Property(tries = 1000)
	void takesRealisticPages(@ForAll Pages.Style style, @ForAll Random random, @ForAll @IntRange(max = 60) int count) {
		byte[] body = Pages.page(random, count, style);
		int start = new String(body, StandardCharsets.ISO_8859_1).indexOf('{');
		assertThat(new PlainPageReader(NEW_YORK, Answers.UNCOUNTED).plain(body, start)).isNotNull();
		assertAgreement(body);
	}

	@Property(tries = 20_000)
	void agreesOnMutatedPages(@ForAll Pages.Style style, @ForAll Random random, @ForAll @IntRange(max = 4) int count,
			@ForAll @IntRange(min = 1, max = 3) int mutations) {
		assertAgreement(mutated(Pages.page(random, count, style), random, mutations));
	}

	@Property(tries = 10_000)
	void agreesOnMutatedAnswers(@ForAll @IntRange(max = 5) int seed, @ForAll Random random,
			@ForAll @IntRange(min = 1, max = 4) int mutations) {
		byte[] body = EnvelopeReaderFuzzTests.SEEDS.get(seed).getBytes(StandardCharsets.UTF_8);
		assertAgreement(mutated(body, random, mutations));
	}

	@Property(tries = 5000)
	void agreesOnRandomJson(@ForAll("json") String json) {
		assertAgreement(("{\"ret\":200,\"data\":{\"status\":0,\"result\":" + json + "}}"));
		assertAgreement("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":3,\"bills\":[" + json + "]}}}");
		assertAgreement(Answers.bill("\"userid\":7,\"starttime\":" + json + ",\"id\":" + json + ",\"x\":" + json));
	}

	/** Escapes, UTF-8 and invalid bytes, at every position of a word. */
	@Property(tries = 20_000)
	void agreesOnRandomBytesOfText(@ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int length) {
		byte[] body = Answers.bill("\"userid\":\"" + "a".repeat(length) + "\"").getBytes(StandardCharsets.UTF_8);
		int start = body.length - length - "\"}]}},\"msg\":\"\"}".length();
		byte[] picks = { '\\', '\\', 'u', 'd', '8', '0', '"', 'n', (byte) 0xE4, (byte) 0xBC, (byte) 0x9A, (byte) 0xC0,
				(byte) 0xF0, (byte) 0x9F, (byte) 0xED, (byte) 0xA0, 0, 0x1F, 0x7F, '/' };
		for (int i = 0; i < length; i++) {
			if (random.nextInt(3) == 0) {
				body[start + i] = picks[random.nextInt(picks.length)];
			}
		}
		assertAgreement(body);
	}

	@Provide
	Arbitrary<String> json() {
		return Mutations.json();
	}

	private static byte[] mutated(byte[] body, Random random, int mutations) {
		byte[] mutated = body;
		for (int i = 0; i < mutations; i++) {
			mutated = Mutations.mutated(mutated, random);
		}
		return mutated;
	}

	private static void assertAgreement(String body) {
		assertAgreement(body.getBytes(StandardCharsets.UTF_8));
	}

	private static void assertAgreement(byte[] body) {
		assertThat(outcome(body, new PlainPageReader(NEW_YORK, Answers.UNCOUNTED)))
			.isEqualTo(outcome(body, new PageReader(NEW_YORK, Answers.UNCOUNTED)));
	}

	private static Object outcome(byte[] body, ResultReader<CdrPage> reader) {
		try {
			return EnvelopeReader.read(body, reader);
		}
		catch (PlatformException.Malformed ex) {
			return String.valueOf(ex.getMessage());
		}
	}

}
