package io.cdrfacade.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.web.parameter.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

class PageLinksTests {

	@Test
	void keepsFiltersAndPinsTheRest() {
		PageLinks links = links("extension=8001,8002&from=2026-01-01&page=3&extension=8003",
				new PinnedQuery(Set.of("from"), "from=2026-01-01T00:00:00%2B08:00"));
		links.add("next", 4);
		assertThat(links.value()).isEqualTo("<http://cdr.example.com/calls?extension=8001%2C8002&extension=8003"
				+ "&from=2026-01-01T00:00:00%2B08:00&page=4>; rel=\"next\"");
	}

	@Test
	void joinsLinks() {
		PageLinks links = links(null);
		links.add("first", 1);
		links.add("last", 2);
		assertThat(links.value()).isEqualTo("<http://cdr.example.com/calls?page=1>; rel=\"first\", "
				+ "<http://cdr.example.com/calls?page=2>; rel=\"last\"");
	}

	@Test
	void leavesOutWhatIsEmptyOrAgainstCaches() {
		PageLinks links = links("_=1521526686730&userId=&memberId=7");
		links.add("next", 2);
		assertThat(links.value()).isEqualTo("<http://cdr.example.com/calls?memberId=7&page=2>; rel=\"next\"");
	}

	@Test
	void leavesOutLinksThatDoNotFit() {
		PageLinks links = links("userId=" + "x".repeat(1300));
		List.of("next", "prev", "first", "last").forEach((relation) -> links.add(relation, 2));
		assertThat(value(links)).hasSizeLessThanOrEqualTo(PageLinks.MAX_LENGTH)
			.contains("next", "prev")
			.doesNotContain("first", "last");
	}

	@Test
	void shortensALinkThatDoesNotFit() {
		PageLinks links = links("userId=" + "x".repeat(3030));
		links.add("next", 2);
		links.add("last", 3);
		assertThat(value(links)).hasSizeLessThanOrEqualTo(PageLinks.MAX_LENGTH)
			.matches("<\\?userId=x{3030}&page=2>; rel=\"next\"");
	}

	@Test
	void packsAQueryThatDoesNotFit() {
		String query = "userId=" + URLEncoder.encode("张".repeat(500), StandardCharsets.UTF_8) + "&destination=1%2F2";
		PageLinks links = links(query);
		assertThat(links.add("next", 2)).isTrue();
		String link = value(links);
		assertThat(link).hasSizeLessThanOrEqualTo(PageLinks.MAX_LENGTH)
			.matches("<\\?query=[A-Za-z0-9_-]+&page=2>; rel=\"next\"");
		assertThat(PackedQuery.unpack(link.substring(2, link.indexOf('>')))).isEqualTo(query + "&page=2");
	}

	@Test
	void tellsThatALinkIsTooLongForProxies() {
		String noise = new Random(1).ints(3000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
		PageLinks links = links("userId=" + noise + noise.toUpperCase(Locale.ROOT));
		assertThat(links.add("next", 2)).isFalse();
		assertThat(links.value()).isNull();
	}

	@Test
	void hasNoValueWithoutLinks() {
		assertThat(links("a=b").value()).isNull();
	}

	@Property
	void carriesEveryValueUnharmed(@ForAll("texts") String text) {
		PageLinks links = links("userId=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
		links.add("next", 2);
		String value = value(links);
		URI next = URI.create(value.substring(1, value.indexOf('>')));
		assertThat(value).doesNotContain("\n", ",");
		assertThat(Parameters.of(request(next.getRawQuery())).text("userId", 256)).isEqualTo(text);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings()
			.withCharRange(' ', '~')
			.withCharRange('à', 'ÿ')
			.withCharRange('一', '鿿')
			.ofMinLength(1)
			.ofMaxLength(40);
	}

	private static PageLinks links(@Nullable String query) {
		return links(query, new PinnedQuery(Set.of(), ""));
	}

	private static PageLinks links(@Nullable String query, PinnedQuery pinned) {
		MockHttpServletRequest request = request(query);
		return new PageLinks(request.getRequestURL().toString(), Parameters.of(request).sent(), pinned);
	}

	private static String value(PageLinks links) {
		return Objects.requireNonNull(links.value());
	}

	private static MockHttpServletRequest request(@Nullable String query) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/calls");
		request.setServerName("cdr.example.com");
		request.setQueryString(query);
		return request;
	}

}
