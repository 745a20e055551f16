package dev.pondkeeper.query.http;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where this room writes {@code application/problem+json}. */
@RestControllerAdvice("dev.pondkeeper.query")
final class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final String CORRELATION_ID = "X-Correlation-Id";
    private static final int MAX_CORRELATION_ID = 128;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem, HttpServletRequest request) {
        return write(problem, request, correlationId(request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeUnavailable(MongoException failure, HttpServletRequest request) {
        String correlationId = correlationId(request);
        LOG.warn("The views cannot be read [{}]", correlationId, failure);
        Problem problem = Problem.later(
                "store-unavailable",
                "The store cannot be reached",
                "the views cannot be read at the moment; ask again",
                1);
        return write(problem, request, correlationId);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failure(RuntimeException failure, HttpServletRequest request) {
        String correlationId = correlationId(request);
        LOG.error("A query failed [{}]", correlationId, failure);
        return write(Problem.broken(), request, correlationId);
    }

    private static ResponseEntity<ProblemDetail> write(
            Problem problem, HttpServletRequest request, String correlationId) {
        ProblemDetail body = ProblemDetail.forStatus(problem.status());
        body.setType(URI.create("/problems/" + problem.slug()));
        body.setTitle(problem.title());
        body.setDetail(String.valueOf(problem.getMessage()));
        body.setInstance(URI.create(request.getRequestURI()));
        body.setProperty("correlationId", correlationId);
        List<Problem.Fault> faults = problem.faults();
        if (!faults.isEmpty()) body.setProperty("errors", faults);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(CORRELATION_ID, correlationId);
        Integer retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        return answer.body(body);
    }

    private static String correlationId(HttpServletRequest request) {
        String given = request.getHeader(CORRELATION_ID);
        boolean usable = given != null
                && !given.isBlank()
                && given.length() <= MAX_CORRELATION_ID
                && given.chars().allMatch(c -> c > ' ' && c < 127);
        return usable ? given : UUID.randomUUID().toString();
    }
}
