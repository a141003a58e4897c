package io.cdrfacade.warmup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The platform that the warm-up facade asks: it answers logins with a token, and all else
 * with one page of made-up records.
 */
final class WarmUpPlatform implements AutoCloseable {

	/** How many records its page holds. */
	static final int RECORDS = 10;

	private static final String HOST = "127.0.0.1";

	private static final byte[] LOGIN = utf8("""
			{"ret":200,"data":{"status":0,"result":{"token":"warm-up"}},"msg":""}""");

	private static final byte[] PAGE = utf8("""
			{"ret":200,"data":{"status":0,"result":{"totalitems":%d,"bills":[%s]}},"msg":""}""".formatted(RECORDS,
			records()));

	private final HttpServer server;

	private WarmUpPlatform(HttpServer server) {
		this.server = server;
	}

	/** Starts it on a free port that only this machine reaches. */
	static WarmUpPlatform start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), 0), 0);
		server.createContext("/", WarmUpPlatform::answer);
		server.start();
		return new WarmUpPlatform(server);
	}

	private static String records() {
		return IntStream.range(0, RECORDS)
			.mapToObj(
					(index) -> """
							{"id":%d,"extnumber":"8001","destnumber":"13387525701","displaynumber":"2190170001",\
							"starttime":"2019-09-27 14:%2$d:37","answertime":"2019-09-27 14:%2$d:45","endtime":"2019-09-27 14:%2$d:59",\
							"duration":22,"billsec":14,"direction":"callout","callmethod":6,"userid":"0","memberid":"0",\
							"chengshudu":"0","customuuid":"0","recordfilename":"20190927-8001-%1$d.wav","downloadip":"192.0.2.7",\
							"hangupdirection":10041,"hangupcause":10001,"userkey":"#"}"""
						.formatted(22_670 + index, 10 + index))
			.collect(Collectors.joining(","));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			byte[] body = form.contains("App.Sip_Auth.Login") ? LOGIN : PAGE;
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	URI url() {
		return URI.create("http://" + HOST + ":" + this.server.getAddress().getPort() + "/");
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
