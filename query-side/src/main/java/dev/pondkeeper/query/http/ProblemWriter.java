package dev.pondkeeper.query.http;

import com.mongodb.MongoException;
import dev.pondkeeper.kernel.MetadataKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where this room writes {@code application/problem+json}. */
@RestControllerAdvice("dev.pondkeeper.query")
@Order(0)
final class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem, HttpServletRequest request) {
        return write(problem, request, correlationId(request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeUnavailable(MongoException failure, HttpServletRequest request) {
        String correlationId = correlationId(request);
        LOG.warn("The views cannot be read [{}]", correlationId, failure);
        Problem problem = Problem.later("store-unreachable", "the views cannot be read at the moment; ask again", 1);
        return write(problem, request, correlationId);
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
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Integer retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        return answer.body(body);
    }

    /** The web layer puts it on every request before anything can fail. */
    private static String correlationId(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(MetadataKeys.CORRELATION_ID));
    }
}
