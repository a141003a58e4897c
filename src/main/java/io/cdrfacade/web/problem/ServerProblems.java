package io.cdrfacade.web.problem;

import java.util.Arrays;

import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.EveryPort;

/** Replaces the server's own error pages with problems. */
@Component
final class ServerProblems implements EveryPort, Ordered {

	private final ProblemWriter problems;

	ServerProblems(ProblemWriter problems) {
		this.problems = problems;
	}

	/** After Spring Boot, which puts a valve of its own into the pipeline. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		TomcatContextCustomizer customizer = this::replaceErrorReport;
		factory.addContextCustomizers(customizer);
	}

	private void replaceErrorReport(Context context) {
		StandardHost host = (StandardHost) context.getParent();
		Pipeline pipeline = host.getPipeline();
		Arrays.stream(pipeline.getValves()).filter(ErrorReportValve.class::isInstance).forEach(pipeline::removeValve);
		pipeline.addValve(new ProblemValve(this.problems, context.getPath()));
		host.setErrorReportValveClass(ProblemValve.class.getName());
	}

}
