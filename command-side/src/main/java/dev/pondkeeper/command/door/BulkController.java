package dev.pondkeeper.command.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Many commands a request, a line each, answered line by line while the request is still being read (API.md, Bulk). */
@RestController
class BulkController {

    static final String NDJSON = "application/x-ndjson";

    private final BulkLines lines;
    private final BulkLanes lanes;
    private final JsonMapper json;

    BulkController(BulkLines lines, BulkLanes lanes, JsonMapper json) {
        this.lines = lines;
        this.lanes = lanes;
        this.json = json;
    }

    @PostMapping(path = "/commands", consumes = NDJSON)
    void post(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        RequestHeaders headers = RequestHeaders.of(request);
        if (headers.key() != null || headers.expectedVersion().isPresent()) {
            throw BadRequest.invalid(List.of(new Fault(
                    headers.key() != null ? "Idempotency-Key" : "If-Match", "belongs on each line of a bulk request")));
        }
        response.setContentType(NDJSON);
        BulkAnswers answers = new BulkAnswers(response.getOutputStream(), json);
        try {
            LineReader reader = new LineReader(request.getInputStream(), CommandReader.MAX_BYTES);
            BulkLanes.Stream stream = lanes.open();
            while (reader.next()) {
                if (!reader.blank()) answers.add(lines.start(reader, headers, stream));
            }
        } finally {
            answers.finish();
        }
    }

    @ExceptionHandler
    ResponseEntity<Problem> refuse(BadRequest thrown, HttpServletRequest request) {
        Problem problem = Problem.of(thrown, request.getRequestURI(), RequestHeaders.correlationOf(request));
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
