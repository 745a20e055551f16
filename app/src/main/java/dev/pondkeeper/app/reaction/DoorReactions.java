package dev.pondkeeper.app.reaction;

import dev.pondkeeper.command.door.CommandExecution;
import dev.pondkeeper.command.door.CommandRequest;
import dev.pondkeeper.command.door.Lanes;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.saga.ReactionCommands;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what reactions ask for on threads of its own, so that each command is a root unit of work and a commit of its own, and
 * lets the processor's batch end only when all of it has been decided. A crash in between repeats the batch; the keys in the
 * commits make the repetition harmless.
 */
@Component
public class DoorReactions implements ReactionCommands {

    private static final Logger LOG = LoggerFactory.getLogger(DoorReactions.class);

    private static final String ASKED = DoorReactions.class.getName();

    private final CommandExecution execution;
    private final MeterRegistry meters;
    private final ExecutorService threads;

    DoorReactions(
            CommandExecution execution, MeterRegistry meters, @Value("${pondkeeper.reaction.threads:32}") int threads) {
        this.execution = execution;
        this.meters = meters;
        this.threads = Executors.newFixedThreadPool(threads, new CustomizableThreadFactory("reaction-"));
    }

    /** What one batch of a processor has asked for. */
    private record Asked(Lanes lanes, List<CompletableFuture<?>> commands) {}

    @Override
    public void send(String policy, String id, Command command) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        CommandRequest request = new CommandRequest(
                command,
                "~" + policy + "/" + id,
                command.getClass().getSimpleName(),
                OptionalLong.empty(),
                metadata(policy, command, (EventMessage<?>) batch.getMessage()));
        Asked asked = batch.getOrComputeResource(ASKED, key -> new Asked(new Lanes(threads), new ArrayList<>()));
        asked.commands().add(asked.lanes().run(laneOf(command), () -> decide(policy, request)));
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /**
     * Waits until everything asked for in the batch is decided, as long as its last event is being handled: a processor stores
     * how far it is first thing when it commits, and must not have done so before.
     */
    public void awaitDecisions(UnitOfWork<?> batch) {
        Asked asked = batch.getResource(ASKED);
        if (asked == null) return;
        try {
            CompletableFuture.allOf(asked.commands().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    /** A refusal is an answer; everything else makes the processor try the batch again. */
    private boolean decide(String policy, CommandRequest request) {
        try {
            return execution.execute(request).receipt().recordedSomething();
        } catch (Refusal refusal) {
            meters.counter("pondkeeper.reactions.refused", "policy", policy, "slug", refusal.slug())
                    .increment();
            LOG.warn("{} was refused {}: {}", request.key(), refusal.slug(), refusal.detail());
            return false;
        }
    }

    private static String laneOf(Command command) {
        return command.concerns() == null ? command.target().toString() : "customer:" + command.concerns();
    }

    private static Map<String, String> metadata(String policy, Command command, EventMessage<?> cause) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(MetadataKeys.ACTOR, "~" + policy);
        metadata.put(MetadataKeys.COMMAND, command.getClass().getSimpleName());
        metadata.put(MetadataKeys.CAUSATION_ID, cause.getIdentifier());
        rootOf(cause).ifPresent(root -> metadata.put(MetadataKeys.ROOT_POSITION, root));
        for (String inherited : List.of(MetadataKeys.CORRELATION_ID, MetadataKeys.HISTORICAL)) {
            Object value = cause.getMetaData().get(inherited);
            if (value != null) metadata.put(inherited, value.toString());
        }
        return metadata;
    }

    /** Empty where a deadline is the cause: what comes of it is a root itself. */
    private static Optional<String> rootOf(EventMessage<?> cause) {
        Object inherited = cause.getMetaData().get(MetadataKeys.ROOT_POSITION);
        if (inherited != null) return Optional.of(inherited.toString());
        if (!(cause instanceof TrackedEventMessage<?> tracked)) return Optional.empty();
        return Optional.of(Long.toString(tracked.trackingToken().position().orElseThrow()));
    }
}
