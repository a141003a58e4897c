package io.cdrfacade.web;

import java.net.URI;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads whoever opens the facade in a browser to its documentation. */
@Controller
@Hidden
public final class HomeController {

	/** Relative, so that it is right under any prefix that a proxy adds. */
	private static final URI DOCUMENTATION = URI.create("swagger-ui/index.html");

	@GetMapping("/")
	ResponseEntity<Void> home() {
		return ResponseEntity.status(HttpStatus.FOUND).location(DOCUMENTATION).build();
	}

}
