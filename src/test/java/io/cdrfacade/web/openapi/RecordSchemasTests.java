package io.cdrfacade.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSchemasTests {

	private final JsonNode schemas = read();

	@Test
	void requiresEveryField() {
		assertThat(this.schemas.at("/Outer/required")).hasToString("[\"id\",\"inner\",\"sure\",\"word\"]");
	}

	@Test
	void requiresFieldsThatAreNeverNull() {
		assertThat(this.schemas.at("/Inner/required")).hasToString("[\"always\"]");
		assertThat(this.schemas.at("/Inner/properties/sometimes/type")).hasToString("\"string\"");
	}

	@Test
	void allowsNull() {
		assertThat(this.schemas.at("/Outer/properties/id/type")).hasToString("[\"integer\",\"null\"]");
	}

	@Test
	void allowsNullBesideWords() {
		assertThat(this.schemas.at("/Outer/properties/word/enum")).hasToString("[\"a\",\"b\",null]");
	}

	@Test
	void allowsNullBesideARecord() {
		assertThat(this.schemas.at("/Outer/properties/inner/anyOf"))
			.hasToString("[{\"$ref\":\"#/components/schemas/Inner\"},{\"type\":\"null\"}]");
	}

	@Test
	void refusesNullWhereTheRecordNeverHasIt() {
		assertThat(this.schemas.at("/Outer/properties/sure")).hasToString("{\"$ref\":\"#/components/schemas/Inner\"}");
	}

	private static JsonNode read() {
		ModelConverters converters = new ModelConverters(true);
		converters.addConverter(new RecordSchemas());
		return JsonMapper.shared().readTree(Json31.pretty(converters.readAll(Outer.class)));
	}

	record Outer(@Nullable Long id, @Schema(allowableValues = {
			"a", "b" }) @Nullable String word, @Nullable Inner inner, Inner sure){

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Inner(String always, @Nullable String sometimes) {

	}

}
