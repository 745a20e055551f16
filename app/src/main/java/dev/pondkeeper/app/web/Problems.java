package dev.pondkeeper.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457) for what fails before any room has a say. */
@Component
public class Problems {

    static final String UNREADABLE =
            "The request cannot be read: its path, a parameter, a header or its length is not written as HTTP has it.";

    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    private static final Map<Integer, String> SLUGS = Map.of(
            400, "malformed-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "payload-too-large",
            415, "unsupported-media-type",
            503, "store-unreachable");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** What is said of a status where nothing more is known. */
    static String slugOf(int status) {
        boolean ours = status >= 500 && status != NOT_IMPLEMENTED && status != VERSION_NOT_SUPPORTED;
        return SLUGS.getOrDefault(status, ours ? "internal-error" : "malformed-request");
    }

    /** What is said of it in a sentence. */
    static String detailOf(int status) {
        return slugOf(status).equals("internal-error") ? "The server failed; its log has the cause." : UNREADABLE;
    }

    /** The body of one problem. */
    public Map<String, Object> body(HttpServletRequest request, String slug, int status, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + slug);
        body.put(
                "title",
                Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' '));
        body.put("status", status);
        body.put("detail", detail);
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object instance = refused == null ? request.getRequestURI() : refused;
        if (instance != null) body.put("instance", instance);
        body.put("correlationId", Correlation.of(request));
        return body;
    }

    /** Answers with a problem. */
    public void write(HttpServletRequest request, HttpServletResponse response, String slug, int status, String detail)
            throws IOException {
        response.setStatus(status);
        response.setHeader(Correlation.HEADER, Correlation.of(request));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body(request, slug, status, detail)));
    }
}
