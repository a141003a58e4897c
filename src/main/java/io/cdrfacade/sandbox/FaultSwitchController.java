package io.cdrfacade.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Switches faults on and off. */
@RestController
@Profile("sandbox")
@Hidden
@RequestMapping("/sandbox/faults")
class FaultSwitchController {

	private static final String NO_OBJECT = "A fault is a JSON object";

	private static final List<String> SERVICES = Stream
		.concat(SandboxServices.NAMES.stream(), Stream.of(SandboxRecordingController.SERVICE))
		.sorted()
		.toList();

	private static final List<String> KINDS = Stream.of(FaultKind.values())
		.map((kind) -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
		.toList();

	private static final String SERVICE = "service must be one of " + SERVICES;

	/** What each field has to be. */
	private static final Map<String, String> FIELDS = Map.of("kind", "kind must be one of " + KINDS, "service", SERVICE,
			"times", "times must be a whole number", "delay", "delay must be an ISO 8601 duration such as PT2S");

	private final FaultSwitch faults;

	private final ObjectReader reader;

	FaultSwitchController(FaultSwitch faults, JsonMapper mapper) {
		this.faults = faults;
		this.reader = mapper.readerFor(SandboxFault.class)
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	}

	@GetMapping
	SandboxFault show() {
		return this.faults.current();
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	SandboxFault set(@RequestBody String json) {
		SandboxFault fault = read(json);
		if (fault.service() != null && !SERVICES.contains(fault.service())) {
			throw invalid(SERVICE, null);
		}
		this.faults.set(fault);
		return fault;
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clear() {
		this.faults.set(SandboxFault.NONE);
	}

	private SandboxFault read(String json) {
		try {
			SandboxFault fault = this.reader.readValue(json);
			if (fault == null) {
				throw invalid(NO_OBJECT, null);
			}
			return fault;
		}
		catch (JacksonException ex) {
			throw invalid(reason(ex), ex);
		}
	}

	/** Names the field, and no class. */
	private static @Nullable String reason(JacksonException ex) {
		return switch (ex) {
			case StreamReadException syntax -> syntax.getOriginalMessage();
			case ValueInstantiationException value when value.getCause() instanceof IllegalArgumentException fault ->
				fault.getMessage();
			case UnrecognizedPropertyException unknown -> unknown.getPropertyName() + " is not a field of a fault";
			default -> ex.getPath().isEmpty() ? NO_OBJECT
					: FIELDS.getOrDefault(ex.getPath().getFirst().getPropertyName(), NO_OBJECT);
		};
	}

	private static ResponseStatusException invalid(@Nullable String reason, @Nullable Exception cause) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason, cause);
	}

}
