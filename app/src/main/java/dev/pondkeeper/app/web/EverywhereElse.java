package dev.pondkeeper.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers for every failure that no controller answered for: wrong paths, methods and media types, and defects. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class EverywhereElse {

    private static final Logger LOG = LoggerFactory.getLogger(EverywhereElse.class);

    private final Problems problems;

    EverywhereElse(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> answer(Exception thrown, HttpServletRequest request) {
        if (thrown instanceof ErrorResponse known && known.getStatusCode().value() < 500) {
            return entity(request, known.getStatusCode(), known.getHeaders(), detailOf(known, request));
        }
        if (thrown instanceof InvalidParameterException || thrown instanceof BadRequestException) {
            return entity(request, HttpStatusCode.valueOf(400), HttpHeaders.EMPTY, Problems.UNREADABLE);
        }
        if (thrown instanceof HttpMessageNotReadableException) {
            return entity(
                    request,
                    HttpStatusCode.valueOf(400),
                    HttpHeaders.EMPTY,
                    "The body must be one well-formed JSON value.");
        }
        if (thrown instanceof com.mongodb.MongoException) {
            LOG.warn("The store did not serve {}", request.getRequestURI(), thrown);
            HttpHeaders later = new HttpHeaders();
            later.set(HttpHeaders.RETRY_AFTER, "1");
            return entity(request, HttpStatusCode.valueOf(503), later, "The store does not answer.");
        }
        LOG.error("{} {} failed unexpectedly", request.getMethod(), request.getRequestURI(), thrown);
        return entity(
                request, HttpStatusCode.valueOf(500), HttpHeaders.EMPTY, "The server failed; its log has the cause.");
    }

    private static String detailOf(ErrorResponse known, HttpServletRequest request) {
        if (known instanceof NoResourceFoundException) return "There is nothing at " + request.getRequestURI() + ".";
        if (known instanceof HttpMediaTypeNotSupportedException wrong && wrong.getContentType() == null) {
            return request.getContentType() == null
                    ? "There is no Content-Type; it must be one of " + wrong.getSupportedMediaTypes() + "."
                    : "The Content-Type cannot be read; it must be one of " + wrong.getSupportedMediaTypes() + ".";
        }
        return String.valueOf(known.getBody().getDetail());
    }

    private ResponseEntity<Map<String, Object>> entity(
            HttpServletRequest request, HttpStatusCode status, HttpHeaders headers, String detail) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.body(request, Problems.slugOf(status.value()), status.value(), detail));
    }
}
