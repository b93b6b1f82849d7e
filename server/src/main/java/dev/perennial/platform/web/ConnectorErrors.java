package dev.perennial.platform.web;

import java.io.IOException;

import dev.perennial.platform.kernel.ProblemException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Answers what is no HTTP at all, so that no filter ever sees it, in the same form as all other errors. */
@Component
class ConnectorErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorErrors.class);

    private final Problems problems;

    ConnectorErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ProblemValve(problems));
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private static final class ProblemValve extends ErrorReportValve {

        private final Problems problems;

        ProblemValve(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                WebProblem problem = response.getStatus() < 500 ? WebProblem.MALFORMED_REQUEST : WebProblem.INTERNAL;
                problems.answer(request, response.getResponse(), new ProblemException(problem));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("the caller has gone", e);
            }
        }
    }
}
