package io.cdrfacade.explorer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.proxy.PublicPath;

/**
 * Tells what runs here and where to go: a page for browsers, JSON for programs that ask
 * for it; all other requests are redirected to Swagger UI. The addresses in these answers
 * are relative, so that they are right under any prefix that a proxy adds. Where a proxy
 * tells the prefix, they are whole paths, as the redirect always is: the proxy may have
 * added the slash to a prefix without one.
 */
@Controller
@Hidden
final class HomeController {

	private static final Pattern START_OF_ADDRESS = Pattern.compile("(?<= (?:href|src)=\")");

	private final String page;

	private final Accounts accounts;

	private final Home.Links links;

	private final boolean sandbox;

	private final String version;

	HomeController(Accounts accounts, ExplorerProperties properties, Environment environment,
			@Value("${spring.application.version}") String version) throws IOException {
		this.page = new ClassPathResource("static/explorer/start.html").getContentAsString(StandardCharsets.UTF_8);
		this.accounts = accounts;
		this.links = Home.Links.of(properties, environment);
		this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
		this.version = version;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<Resource> page(HttpServletRequest request) {
		return (this.links.explorer() != null) ? answer().body(page(base(request))) : redirect(this.links.swaggerUi());
	}

	private Resource page(String base) {
		String page = START_OF_ADDRESS.matcher(this.page).replaceAll(Matcher.quoteReplacement(base));
		return new ByteArrayResource(page.getBytes(StandardCharsets.UTF_8));
	}

	/** What addresses begin with. */
	private static String base(HttpServletRequest request) {
		return PublicPath.prefix(request).isEmpty() ? "" : PublicPath.root(request) + "/";
	}

	@GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Home> home(HttpServletRequest request) {
		Caller caller = Caller.known();
		return answer().body(new Home("cdr-facade", this.version, this.sandbox, Home.Visitor.of(caller),
				(caller != null) ? accounts(caller) : List.of(), this.links.below(base(request))));
	}

	/** For requests that ask for neither HTML nor JSON. */
	@GetMapping("/")
	ResponseEntity<Void> swaggerUi() {
		return redirect(this.links.swaggerUi());
	}

	/** Without its slash the page would look for its files in the wrong folder. */
	@GetMapping("/explorer")
	ResponseEntity<Void> explorer() {
		return (this.links.explorer() != null) ? found(this.links.explorer()) : redirect(this.links.swaggerUi());
	}

	private List<Home.AccountView> accounts(Caller caller) {
		Account defaultAccount = this.accounts.defaultAccount();
		return this.accounts.all()
			.stream()
			.filter((account) -> caller.sees(account.name()))
			.map((account) -> new Home.AccountView(account.name(), account.zone().getId(),
					account.equals(defaultAccount)))
			.toList();
	}

	/** Where there is no page for people, the way leads to the health. */
	private <T> ResponseEntity<T> redirect(@Nullable String where) {
		return found(PublicPath.currentRoot() + "/" + Objects.requireNonNullElse(where, this.links.health()));
	}

	private static <T> ResponseEntity<T> found(String location) {
		return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(location)).build();
	}

	private static ResponseEntity.BodyBuilder answer() {
		return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).varyBy(HttpHeaders.ACCEPT);
	}

}
