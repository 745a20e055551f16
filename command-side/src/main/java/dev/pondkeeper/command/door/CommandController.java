package dev.pondkeeper.command.door;

import dev.pondkeeper.command.door.CommandDoor.Envelope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** One command a request (API.md, Commands: one door). */
@RestController
class CommandController {

    private final CommandReader reader;
    private final CommandDoor door;

    CommandController(CommandReader reader, CommandDoor door) {
        this.reader = reader;
        this.door = door;
    }

    /** The answer to a command that was understood and not refused. */
    record Recorded(
            String aggregateId, long version, long position, List<String> events, java.time.Instant recordedAt) {

        static Recorded of(Receipt receipt) {
            return new Recorded(
                    receipt.aggregateId().toString(),
                    receipt.version(),
                    receipt.position(),
                    receipt.events(),
                    receipt.recordedAt());
        }
    }

    // What it produces is declared, so that a caller who takes no JSON is turned away before anything is recorded.
    @PostMapping(
            path = "/commands/{name}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Recorded> post(@PathVariable String name, HttpServletRequest request) throws IOException {
        RequestHeaders headers = RequestHeaders.of(request);
        byte[] body = request.getInputStream().readNBytes(CommandReader.MAX_BYTES + 1);
        if (body.length > CommandReader.MAX_BYTES) throw BadRequest.tooLarge(CommandReader.MAX_BYTES);
        Envelope envelope = new Envelope(
                name, headers.key(), headers.expectedVersion(), headers.historical(), headers.correlationId());
        Answer answer = door.execute(door.admit(envelope, reader.parse(body)));
        Receipt receipt = answer.receipt();
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok().header("Consistency-Token", Long.toString(receipt.position()));
        if (receipt.version() >= 0) response.eTag("\"" + receipt.version() + "\"");
        if (answer.replayed()) response.header("Idempotency-Replayed", "true");
        return response.body(Recorded.of(receipt));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refuse(RuntimeException thrown, HttpServletRequest request) {
        Problem problem = Problem.of(thrown, request.getRequestURI(), RequestHeaders.correlationOf(request));
        door.countRefusal(problem);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.worthRetrying()) response.header("Retry-After", "1");
        return response.body(problem);
    }
}
