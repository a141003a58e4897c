package io.cdrfacade;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assumptions.assumeThat;

/** Proxies that companies have, with buffering and compression on, where installed. */
public enum RealProxy {

	/** Buffers answers, as it does unless told otherwise, and compresses all types. */
	NGINX("/usr/sbin/nginx", "-p HOME -c SETTINGS", """
			daemon off;
			pid HOME/pid;
			error_log HOME/errors;
			events { }
			http {
				access_log off;
				client_body_temp_path HOME/body;
				proxy_temp_path HOME/proxy;
				fastcgi_temp_path HOME/fastcgi;
				uwsgi_temp_path HOME/uwsgi;
				scgi_temp_path HOME/scgi;
				proxy_buffering on;
				proxy_http_version 1.1;
				gzip on;
				gzip_proxied any;
				gzip_types *;
				server {
					listen 127.0.0.1:FRONT;
					location / { proxy_pass http://127.0.0.1:BACK; }
				}
			}
			"""),

	/** Compresses all types. */
	CADDY("/usr/bin/caddy", "run --adapter caddyfile --config SETTINGS", """
			{
				admin off
				auto_https off
			}
			http://127.0.0.1:FRONT {
				encode {
					gzip
					match header Content-Type *
				}
				reverse_proxy 127.0.0.1:BACK
			}
			"""),

	/** Compresses all types. */
	HAPROXY("/usr/sbin/haproxy", "-db -f SETTINGS", """
			defaults
				mode http
				timeout connect 5s
				timeout client 60s
				timeout server 60s
			frontend front
				bind 127.0.0.1:FRONT
				compression algo gzip
				default_backend back
			backend back
				server facade 127.0.0.1:BACK
			"""),

	/** Compresses all types, event streams too: it does not know {@code no-transform}. */
	APACHE("/usr/sbin/apache2", "-D FOREGROUND -f SETTINGS", """
			ServerRoot HOME
			ServerName localhost
			PidFile HOME/pid
			ErrorLog HOME/errors
			User www-data
			Group www-data
			Listen 127.0.0.1:FRONT
			LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
			LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
			LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
			LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
			LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
			LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
			SetOutputFilter DEFLATE
			ProxyPass / http://127.0.0.1:BACK/
			""");

	private final String binary;

	private final String arguments;

	private final String settings;

	RealProxy(String binary, String arguments, String settings) {
		this.binary = binary;
		this.arguments = arguments;
		this.settings = settings;
	}

	/** Whether it compresses nothing that says {@code no-transform}. */
	public boolean knowsNoTransform() {
		return this == CADDY || this == HAPROXY;
	}

	/**
	 * Starts it, or leaves the test out where it is not installed.
	 * @param home folder for its files
	 * @param back port of the server behind it
	 * @return the proxy
	 */
	public Running start(Path home, int back) throws IOException {
		assumeThat(Path.of(this.binary)).as("Install %s to run this".formatted(this.binary)).exists();
		int front = Ports.free();
		Path file = Files.writeString(home.resolve("settings"),
				this.settings.replace("HOME", home.toString())
					.replace("FRONT", Integer.toString(front))
					.replace("BACK", Integer.toString(back)));
		List<String> command = Stream.of((this.binary + " " + this.arguments).split(" "))
			.map((argument) -> argument.replace("SETTINGS", file.toString()).replace("HOME", home.toString()))
			.toList();
		return new Running(front,
				new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(home.resolve("output").toFile())
					.start());
	}

	/**
	 * A proxy that runs.
	 *
	 * @param port its port
	 * @param process its process
	 */
	public record Running(int port, Process process) implements AutoCloseable {

		/**
		 * Asks, as soon as it listens.
		 * @param path what to get
		 * @param headers names and values in turn
		 * @return the answer, once its head is there
		 */
		public HttpResponse<InputStream> get(String path, String... headers) {
			HttpClient client = HttpClient.newHttpClient();
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.headers(headers)
				.build();
			return Awaitility.await()
				.ignoreExceptionsInstanceOf(IOException.class)
				.until(() -> client.send(request, HttpResponse.BodyHandlers.ofInputStream()), (answer) -> true);
		}

		@Override
		public void close() {
			this.process.destroy();
			this.process.onExit().join();
		}

	}

}
