package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lets a command in: reads it, scopes its key to the client, has it executed and measured. */
@Component
class CommandDoor {

    /** Until access control tells clients apart there is one. */
    private static final String CLIENT = "local";

    private final CommandReader reader;
    private final CommandExecution execution;
    private final MeterRegistry meters;

    CommandDoor(CommandReader reader, CommandExecution execution, MeterRegistry meters) {
        this.reader = reader;
        this.execution = execution;
        this.meters = meters;
    }

    /** What came beside the fields of one command. */
    record Envelope(
            String name,
            @Nullable String key,
            OptionalLong expectedVersion,
            boolean historical,
            String correlationId) {}

    CommandRequest admit(Envelope envelope, JsonNode fields) {
        Command command = reader.read(envelope.name(), fields, envelope.historical());
        Map<String, String> metadata = new HashMap<>();
        metadata.put(MetadataKeys.ACTOR, CLIENT);
        metadata.put(MetadataKeys.COMMAND, envelope.name());
        metadata.put(MetadataKeys.CORRELATION_ID, envelope.correlationId());
        if (envelope.historical()) metadata.put(MetadataKeys.HISTORICAL, "true");
        String key = envelope.key();
        return key == null
                ? new CommandRequest(command, null, "", envelope.expectedVersion(), metadata)
                : new CommandRequest(
                        command,
                        CLIENT + "/" + key,
                        reader.fingerprint(envelope.name(), fields, envelope.historical()),
                        envelope.expectedVersion(),
                        metadata);
    }

    Answer execute(CommandRequest request) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Answer answer = execution.execute(request);
            boolean recorded = answer.receipt().recordedSomething();
            outcome = answer.replayed() ? "replayed" : recorded ? "recorded" : "nothing-to-do";
            return answer;
        } catch (Refusal | Unrecorded told) {
            if (isTheCallers(told)) outcome = "refused";
            throw told;
        } finally {
            sample.stop(Timer.builder("pondkeeper.commands")
                    .description("Commands decided, by outcome")
                    .tag("command", request.command().getClass().getSimpleName())
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(meters));
        }
    }

    /** Whether a rule, or what the caller sent, is why; nobody on call has to do anything about it. */
    private static boolean isTheCallers(RuntimeException told) {
        return !(told instanceof Unrecorded unrecorded) || unrecorded.reason().status() < 500;
    }

    void countRefusal(Problem problem) {
        meters.counter("pondkeeper.refusals", "slug", problem.slug()).increment();
    }
}
