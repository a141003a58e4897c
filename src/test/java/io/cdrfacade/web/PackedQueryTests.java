package io.cdrfacade.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackedQueryTests {

	@Property
	void unpacksWhatItPacks(@ForAll String name, @ForAll String value) {
		String query = encode(name) + "=" + encode(value) + "&zone=Asia%2FShanghai";
		String packed = PackedQuery.pack(query);
		assertThat(packed).matches("query=[A-Za-z0-9_-]+");
		assertThat(PackedQuery.unpack(packed)).isEqualTo(query);
		assertThat(PackedQuery.unpack("size=1&" + packed + "&page=2")).isEqualTo("size=1&" + query + "&page=2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "query=", "query", "query=x", "query=%", "query=AAAA", "subquery=eJwrLU4tAgAGmgIz",
			"a=query=eJwrLU4tAgAGmgIz" })
	void leavesTheRestAsItIs(String query) {
		assertThat(PackedQuery.unpack(query)).isEqualTo(query);
	}

	@Test
	void unpacksNoMoreThanTheServerReads() throws IOException {
		assertThat(PackedQuery.unpack(packed(64 * 1024))).hasSize(64 * 1024);
		String bomb = packed(100_000_000);
		assertThat(PackedQuery.unpack(bomb)).isEqualTo(bomb);
	}

	@Test
	void unpacksOnePartOnly() throws IOException {
		String part = packed(64 * 1024);
		String others = ("&" + part).repeat(500);
		assertThat(PackedQuery.unpack("size=1&" + part + others)).isEqualTo("size=1&" + "x".repeat(64 * 1024) + others);
	}

	/** A query goes into headers, such as the address of a redirect. */
	@Test
	void escapesWhatAUrlCannotHold() throws IOException {
		assertThat(PackedQuery.unpack(packed("a=\r\nX: y\u007f"))).isEqualTo("a=%0D%0AX:%20y%7F");
	}

	private static String packed(int length) throws IOException {
		return packed("x".repeat(length));
	}

	private static String packed(String query) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
			out.write(query.getBytes(StandardCharsets.US_ASCII));
		}
		return "query=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
