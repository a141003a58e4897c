package io.cdrfacade.calls.changes;

import java.io.UnsupportedEncodingException;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
class ChangesDescriptionIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void describesExactlyTheParametersThatAreRead() throws Exception {
		JsonNode api = json("/v3/api-docs").at("/paths/~1calls~1changes/get/parameters");
		JsonNode read = json("/calls/changes?nope=1").at("/errors/0/allowed");
		assertThat(StreamSupport.stream(api.spliterator(), false)
			.filter((parameter) -> "query".equals(parameter.at("/in").asString()))
			.map((parameter) -> parameter.at("/name").asString())).containsExactlyInAnyOrderElementsOf(
					StreamSupport.stream(read.spliterator(), false).map(JsonNode::asString).toList());
	}

	@Test
	void describesBothMediaTypes() throws Exception {
		JsonNode answer = json("/v3/api-docs").at("/paths/~1calls~1changes/get/responses/200");
		assertThat(answer.at("/content/application~1json/schema/$ref").asString()).endsWith("/ChangesPage");
		assertThat(answer.at("/x-other-content/text~1event-stream/examples/stream/value").asString())
			.isEqualTo(ChangesDocumentation.EVENTS);
	}

	private JsonNode json(String path) throws UnsupportedEncodingException {
		return JsonMapper.shared().readTree(this.mvc.get().uri(path).exchange().getResponse().getContentAsString());
	}

}
