package dev.pondkeeper.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what the servlet container refuses before a controller is looked for, such as a method it does not serve. */
@Controller
class ErrorAnswer implements ErrorController {

    private static final String HERE = "/error";

    private final Problems problems;

    ErrorAnswer(Problems problems) {
        this.problems = problems;
    }

    /** Called by itself it is a path like any other at which there is nothing. */
    @RequestMapping(HERE)
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = refused ? response.getStatus() : HttpStatus.NOT_FOUND.value();
        String asked = String.valueOf(refused ? request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) : HERE);
        problems.write(request, response, Problems.slugOf(status), status, detailOf(status, request, asked));
    }

    private static String detailOf(int status, HttpServletRequest request, String asked) {
        return switch (status) {
            case 404 -> "There is nothing at " + asked + ".";
            case 405 -> "Method '" + request.getMethod() + "' is not supported.";
            default -> Problems.detailOf(status);
        };
    }
}
