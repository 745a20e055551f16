package dev.pondkeeper.command.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.command.door.CommandDoor.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Understands one line of a bulk request and has it executed in its customer's lane. */
@Component
class BulkLines {

    private static final Set<String> FIELDS = Set.of("command", "key", "ifMatch", "payload");

    private final CommandReader reader;
    private final CommandDoor door;

    BulkLines(CommandReader reader, CommandDoor door) {
        this.reader = reader;
        this.door = door;
    }

    /** One line of the answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineAnswer(
            long line,
            int status,
            @Nullable String aggregateId,
            @Nullable Long version,
            @Nullable Long position,
            @Nullable List<String> events,
            @Nullable Boolean replayed,
            @Nullable Problem problem) {

        static LineAnswer of(long line, Answer answer) {
            Receipt receipt = answer.receipt();
            return new LineAnswer(
                    line,
                    200,
                    receipt.aggregateId().toString(),
                    receipt.version(),
                    receipt.position(),
                    receipt.events(),
                    answer.replayed(),
                    null);
        }

        static LineAnswer of(long line, Problem problem) {
            return new LineAnswer(line, problem.status(), null, null, null, null, null, problem);
        }
    }

    CompletableFuture<LineAnswer> start(LineReader line, RequestHeaders headers, BulkLanes.Stream stream)
            throws InterruptedException {
        long number = line.number();
        try {
            if (line.oversized()) throw BadRequest.tooLarge(CommandReader.MAX_BYTES);
            CommandRequest request = admit(reader.parse(line.bytes()), headers);
            return stream.inLane(request.command(), () -> answer(number, request, headers))
                    .exceptionally(thrown -> refuse(number, thrown, headers));
        } catch (RuntimeException refused) {
            return CompletableFuture.completedFuture(refuse(number, refused, headers));
        }
    }

    private LineAnswer answer(long number, CommandRequest request, RequestHeaders headers) {
        try {
            return LineAnswer.of(number, door.execute(request));
        } catch (RuntimeException refused) {
            return refuse(number, refused, headers);
        }
    }

    private LineAnswer refuse(long number, Throwable refused, RequestHeaders headers) {
        Problem problem = Problem.of(refused, "/commands#line-" + number, headers.correlationId());
        door.countRefusal(problem);
        return LineAnswer.of(number, problem);
    }

    private CommandRequest admit(JsonNode json, RequestHeaders headers) {
        if (!json.isObject()) throw BadRequest.malformed("A line must be an object with command and payload.");
        List<Fault> faults = new ArrayList<>();
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> faults.add(new Fault(Pointers.child(Pointers.ROOT, name), "is not a known field")));
        String name = text(json, "command", faults);
        if (name == null && faults.stream().noneMatch(fault -> fault.pointer().equals("#/command"))) {
            faults.add(new Fault("#/command", "is required"));
        }
        String key = text(json, "key", faults);
        if (key != null) RequestHeaders.checkKey(key, "#/key", faults);
        OptionalLong expected = OptionalLong.empty();
        JsonNode ifMatch = json.path("ifMatch");
        if (ifMatch.isIntegralNumber() && ifMatch.canConvertToLong() && ifMatch.longValue() >= 0) {
            expected = OptionalLong.of(ifMatch.longValue());
        } else if (!ifMatch.isMissingNode() && !ifMatch.isNull()) {
            faults.add(new Fault("#/ifMatch", "must be a version: a whole number from 0"));
        }
        if (!json.path("payload").isObject()) faults.add(new Fault("#/payload", "must be an object"));
        if (name == null || !faults.isEmpty()) throw BadRequest.invalid(faults);
        return admitPayload(
                new Envelope(name, key, expected, headers.historical(), headers.correlationId()), json.path("payload"));
    }

    /** A pointer that the caller can follow starts at the line, not at the payload. */
    private CommandRequest admitPayload(Envelope envelope, JsonNode payload) {
        try {
            return door.admit(envelope, payload);
        } catch (BadRequest bad) {
            throw new BadRequest(
                    bad.slug(),
                    bad.status(),
                    bad.getMessage() + "",
                    bad.faults().stream()
                            .map(fault ->
                                    new Fault("#/payload" + fault.pointer().substring(1), fault.detail()))
                            .toList());
        }
    }

    private static @Nullable String text(JsonNode json, String field, List<Fault> faults) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) return null;
        if (value.isString()) return value.stringValue();
        faults.add(new Fault("#/" + field, "must be text"));
        return null;
    }
}
