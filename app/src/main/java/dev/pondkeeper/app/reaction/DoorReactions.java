package dev.pondkeeper.app.reaction;

import dev.pondkeeper.app.parking.Sequences;
import dev.pondkeeper.command.CustomerIsErased;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what reactions ask for on threads of its own, so that each command is a root unit of work and a commit of its own, and
 * lets the processor's batch end only when all of it has been decided. A crash in between repeats the batch; the keys in the
 * commits make the repetition harmless. A command that fails otherwise than by a refusal stops what later events of the same
 * sequence ask for.
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

    /**
     * What one batch of a processor has asked for.
     *
     * @param stopped sequences of which an event has failed; nothing more is asked for in them
     */
    private record Asked(Lanes lanes, List<Decision> decisions, Set<String> stopped) {}

    /** One command on its way. */
    private record Decision(EventMessage<?> cause, CompletableFuture<?> made) {}

    @Override
    public void send(String policy, String id, Command command) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        CommandRequest request = new CommandRequest(
                command,
                "~" + policy + "/" + id,
                command.getClass().getSimpleName(),
                OptionalLong.empty(),
                metadata(policy, command, (EventMessage<?>) batch.getMessage()));
        Asked asked = askedOf(batch);
        EventMessage<?> cause = (EventMessage<?>) batch.getMessage();
        String sequence = Sequences.of(cause);
        CompletableFuture<?> made = asked.lanes().run(laneOf(command), () -> {
            if (asked.stopped().contains(sequence)) return false;
            try {
                decide(policy, request);
                return true;
            } catch (RuntimeException failed) {
                asked.stopped().add(sequence);
                throw failed;
            }
        });
        asked.decisions().add(new Decision(cause, made));
    }

    private Asked askedOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(
                ASKED, key -> new Asked(new Lanes(threads), new ArrayList<>(), ConcurrentHashMap.newKeySet()));
    }

    /** Asks for nothing more in the event's sequence. */
    void stop(UnitOfWork<?> batch, EventMessage<?> failed) {
        askedOf(batch).stopped().add(Sequences.of(failed));
    }

    boolean isStopped(UnitOfWork<?> batch, EventMessage<?> event) {
        Set<String> stopped = askedOf(batch).stopped();
        return !stopped.isEmpty() && stopped.contains(Sequences.of(event));
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /**
     * Waits until everything asked for in the batch is decided, as long as its last event is being handled: a processor stores
     * how far it is first thing when it commits, and must not have done so before.
     *
     * @return the events that something was asked for which is neither recorded nor refused, and why
     * @throws RuntimeException if the store did not do its part; then all of the batch has to be tried again
     */
    Map<EventMessage<?>, Throwable> failuresOf(UnitOfWork<?> batch) {
        Asked asked = batch.getResource(ASKED);
        if (asked == null) return Map.of();
        Map<EventMessage<?>, Throwable> failures = new LinkedHashMap<>();
        for (Decision decision : asked.decisions()) {
            try {
                decision.made().join();
            } catch (CompletionException failed) {
                failures.putIfAbsent(decision.cause(), failed.getCause() == null ? failed : failed.getCause());
            }
        }
        for (Throwable failure : failures.values()) Blame.throwIfOfStore(failure);
        return failures;
    }

    /**
     * Waits until everything asked for is decided.
     *
     * @throws RuntimeException if something is neither recorded nor refused
     */
    public void awaitDecisions(UnitOfWork<?> work) {
        for (Throwable failure : failuresOf(work).values()) {
            if (failure instanceof RuntimeException unchecked) throw unchecked;
            throw new IllegalStateException(failure);
        }
    }

    /** A refusal is an answer; everything else makes the event wait, or the whole batch. */
    private void decide(String policy, CommandRequest request) {
        try {
            execution.carryOut(request);
        } catch (Refusal refusal) {
            meters.counter("pondkeeper.reactions.refused", "policy", policy, "slug", refusal.slug())
                    .increment();
            LOG.atLevel(levelOf(refusal)).log("{} was refused {}: {}", request.key(), refusal.slug(), refusal.detail());
        }
    }

    /** What falls due of somebody who has been forgotten meanwhile is refused as a matter of course. */
    static Level levelOf(Refusal refusal) {
        return refusal instanceof CustomerIsErased ? Level.DEBUG : Level.WARN;
    }

    private static String laneOf(Command command) {
        return command.concerns() == null ? command.target().toString() : "customer:" + command.concerns();
    }

    private static Map<String, String> metadata(String policy, Command command, EventMessage<?> cause) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(MetadataKeys.ACTOR, "~" + policy);
        metadata.put(MetadataKeys.COMMAND, command.getClass().getSimpleName());
        metadata.put(MetadataKeys.CAUSATION_ID, cause.getIdentifier());
        RootPosition.of(cause).ifPresent(root -> metadata.put(MetadataKeys.ROOT_POSITION, Long.toString(root)));
        for (String inherited : List.of(MetadataKeys.CORRELATION_ID, MetadataKeys.HISTORICAL)) {
            Object value = cause.getMetaData().get(inherited);
            if (value != null) metadata.put(inherited, value.toString());
        }
        return metadata;
    }
}
