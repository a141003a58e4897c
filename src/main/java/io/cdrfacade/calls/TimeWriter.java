package io.cdrfacade.calls;

import java.time.OffsetDateTime;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import io.cdrfacade.web.TimeText;

/** Writes times by {@link TimeText}. */
@JacksonComponent
final class TimeWriter extends ValueSerializer<OffsetDateTime> {

	@Override
	public void serialize(OffsetDateTime time, JsonGenerator json, SerializationContext context) {
		json.writeString(TimeText.of(time));
	}

}
