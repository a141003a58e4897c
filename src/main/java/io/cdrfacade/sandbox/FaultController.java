package io.cdrfacade.sandbox;

import java.util.HashSet;
import java.util.Set;

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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Switches misbehaviour on and off. */
@RestController
@Profile("sandbox")
@Hidden
@RequestMapping("/sandbox/faults")
class FaultController {

	private final Faults faults;

	private final Set<String> services;

	private final ObjectReader reader;

	FaultController(Faults faults, Operations operations, JsonMapper mapper) {
		this.faults = faults;
		this.services = new HashSet<>(operations.services());
		this.services.add(RecordingController.SERVICE);
		this.reader = mapper.readerFor(Fault.class)
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	}

	@GetMapping
	Fault show() {
		return this.faults.current();
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Fault set(@RequestBody String json) {
		Fault fault = read(json);
		if (fault.service() != null && !this.services.contains(fault.service())) {
			throw invalid("service must be one of " + this.services.stream().sorted().toList(), null);
		}
		this.faults.set(fault);
		return fault;
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clear() {
		this.faults.set(Fault.NONE);
	}

	private Fault read(String json) {
		try {
			Fault fault = this.reader.readValue(json);
			if (fault == null) {
				throw invalid("A fault is a JSON object", null);
			}
			return fault;
		}
		catch (JacksonException ex) {
			throw invalid(ex.getOriginalMessage(), ex);
		}
	}

	private static ResponseStatusException invalid(String reason, @Nullable Exception cause) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason, cause);
	}

}
