package io.cdrfacade.web;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Removes headers {@code Accept} that name no type, which means the same as none. Spring
 * Boot's endpoints fail because of them.
 */
@Component
final class EmptyAccept implements EveryPort {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Remover());
	}

	private static final class Remover extends ValveBase {

		Remover() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			String first = request.getHeader(HttpHeaders.ACCEPT);
			if (first != null && namesNothing(first)) {
				List<String> values = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
				MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
				headers.removeHeader(HttpHeaders.ACCEPT);
				values.stream()
					.filter((value) -> !namesNothing(value))
					.forEach((value) -> headers.addValue(HttpHeaders.ACCEPT).setString(value));
			}
			getNext().invoke(request, response);
		}

		private static boolean namesNothing(String header) {
			return header.chars().allMatch((character) -> character == ',' || character == ' ' || character == '\t');
		}

	}

}
