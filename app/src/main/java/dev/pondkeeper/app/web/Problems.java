package dev.pondkeeper.app.web;

import dev.pondkeeper.kernel.MetadataKeys;
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

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
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
        body.put("instance", request.getRequestURI());
        body.put("correlationId", String.valueOf(request.getAttribute(MetadataKeys.CORRELATION_ID)));
        return body;
    }

    /** Answers with a problem. */
    public void write(HttpServletRequest request, HttpServletResponse response, String slug, int status, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body(request, slug, status, detail)));
    }
}
