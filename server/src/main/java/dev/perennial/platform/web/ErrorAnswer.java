package dev.perennial.platform.web;

import java.io.IOException;

import dev.perennial.platform.access.Open;
import dev.perennial.platform.kernel.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before it reached an endpoint, in the same form as all other errors. */
@Controller
class ErrorAnswer implements ErrorController {

    private final Problems problems;

    ErrorAnswer(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Open
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        WebProblem problem = switch (status) {
            case Integer code when code == 404 -> WebProblem.NOT_FOUND;
            case Integer code when code == 413 -> WebProblem.TOO_LARGE;
            case Integer code when code < 500 -> WebProblem.MALFORMED_REQUEST;
            case null -> WebProblem.NOT_FOUND;
            default -> isLostDatabase(request) ? WebProblem.UNAVAILABLE : WebProblem.INTERNAL;
        };
        problems.answer(request, response, switch (problem) {
            case NOT_FOUND -> new ProblemException(problem, path == null ? request.getRequestURI() : path);
            case TOO_LARGE -> new ProblemException(problem, "2 GB");
            default -> new ProblemException(problem);
        });
    }

    /** The credential is looked up before any endpoint, so a missing database is mostly noticed there. */
    private static boolean isLostDatabase(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof DataAccessException;
    }
}
