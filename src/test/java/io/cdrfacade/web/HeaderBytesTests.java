package io.cdrfacade.web;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderBytesTests {

	private final Response response = new Response(new org.apache.coyote.Response());

	private final MimeHeaders headers = this.response.getCoyoteResponse().getMimeHeaders();

	private Valve valve = new Answering();

	@BeforeEach
	void customize() {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
		new HeaderBytes().customize(factory);
		this.valve = factory.getEngineValves().iterator().next();
		this.valve.setNext(new Answering());
	}

	@Test
	void keepsNamesAndValues() throws Exception {
		invoke();
		assertThat(types()).containsOnly(MessageBytes.T_BYTES).hasSize(6);
		assertThat(this.response.getHeaders("Vary")).containsExactly("Origin", "Accept");
		assertThat(this.response.getHeader("link")).isEqualTo("<http://localhost/calls?page=2>; rel=\"next\"");
		assertThat(this.headers.getName(2)).hasToString("Link");
	}

	@Test
	void leavesSentHeadersAlone() throws Exception {
		this.response.getCoyoteResponse().setCommitted(true);
		this.headers.addValue("Vary").setString("Origin");
		invoke();
		assertThat(types()).containsOnly(MessageBytes.T_STR);
	}

	/** Tomcat itself no longer does it with bytes. */
	@Test
	void letsNoValueBeginAnotherHeader() throws Exception {
		this.headers.addValue("X-Sent").setString("a\r\nX-Forged:\tb\u007f");
		invoke();
		assertThat(this.response.getHeader("X-Sent")).isEqualTo("a  X-Forged:\tb ");
	}

	private void invoke() throws IOException, ServletException {
		this.valve.invoke(new Request(new Connector(), new org.apache.coyote.Request()), this.response);
	}

	private List<Integer> types() {
		return IntStream.range(0, this.headers.size())
			.boxed()
			.flatMap((i) -> Stream.of(this.headers.getName(i), this.headers.getValue(i)))
			.map(MessageBytes::getType)
			.toList();
	}

	private static final class Answering extends ValveBase {

		@Override
		public void invoke(Request request, Response response) {
			response.addHeader("Vary", "Origin");
			response.addHeader("Vary", "Accept");
			response.setHeader("Link", "<http://localhost/calls?page=2>; rel=\"next\"");
		}

	}

}
