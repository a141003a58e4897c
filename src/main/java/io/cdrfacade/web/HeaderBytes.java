package io.cdrfacade.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Hands Tomcat the headers of an answer as bytes. Tomcat 11 encodes each name and each
 * value with a new encoder, a character at a time, which is a tenth of the time of an
 * answer from the cache. Headers that are sent before the request ends, as those of long
 * answers are, are left to it.
 */
@Component
final class HeaderBytes implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Encoder());
	}

	private static final class Encoder extends ValveBase {

		private static final byte DELETE = 0x7F;

		Encoder() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			getNext().invoke(request, response);
			if (!response.isCommitted()) {
				encode(response.getCoyoteResponse().getMimeHeaders());
			}
		}

		private static void encode(MimeHeaders headers) {
			for (int i = 0; i < headers.size(); i++) {
				encode(headers.getName(i));
				encode(headers.getValue(i));
			}
		}

		private static void encode(MessageBytes text) {
			if (text.getType() == MessageBytes.T_STR) {
				byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
				blankControls(bytes);
				text.setBytes(bytes, 0, bytes.length);
			}
		}

		/** As the server does with texts, so that none can begin another header. */
		private static void blankControls(byte[] bytes) {
			for (int i = 0; i < bytes.length; i++) {
				if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == DELETE) {
					bytes[i] = ' ';
				}
			}
		}

	}

}
