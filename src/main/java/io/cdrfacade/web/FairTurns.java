package io.cdrfacade.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets other connections have their turn after each answer. The server goes on with a
 * connection for as long as requests come in on it, and virtual threads are not taken off
 * their processor before they wait: a few callers who never pause would keep all others
 * waiting for seconds.
 */
@Component
final class FairTurns implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Turns());
	}

	private static final class Turns extends AnswerValve {

		@Override
		@SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but fairness
		public void log(Request request, Response response, long nanos) {
			Thread.yield();
		}

	}

}
