package dev.pondkeeper.search;

import dev.pondkeeper.command.door.Answer;
import dev.pondkeeper.command.door.CommandRequest;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Two servers on one store in memory, with every decider there is; histories are played on them one after the other. */
final class PondUnderSearch implements AutoCloseable {

    private final SearchClock clock = new SearchClock();
    private final SeedStore store = new SeedStore(clock);
    private final DecidingServer first = new DecidingServer(store, clock);
    private final DecidingServer second = new DecidingServer(store, clock);
    private final Policies policies = new Policies(store, clock);

    /** What became of one command: the refusal's slug, or the types of what was recorded. */
    record Outcome(@Nullable String refusal, List<String> events) {

        String told() {
            if (refusal != null) return refusal;
            return events.isEmpty() ? "nothing" : events.get(0);
        }
    }

    void restart(Programme programme) {
        store.clear();
        store.decideBy(programme);
        policies.restart();
        first.forget();
        second.forget();
    }

    int policies() {
        return policies.count();
    }

    List<Event> eventsSince(int position) {
        return store.since(position).stream()
                .map(EventMessage::getPayload)
                .map(Event.class::cast)
                .toList();
    }

    Outcome send(Command command, Instant now) {
        clock.set(now);
        return decide(first, command, null);
    }

    /** The quick one is decided and recorded on the other server when the slow one is about to be recorded. */
    List<Outcome> race(Command slow, Command quick, Instant now) {
        clock.set(now);
        Outcome[] other = new Outcome[1];
        // On a thread of its own: a unit of work must not find another one around it.
        first.interruption()
                .plan(() -> other[0] = CompletableFuture.supplyAsync(() -> decide(second, quick, null))
                        .join());
        Outcome outcome = decide(first, slow, null);
        first.interruption().plan(() -> {});
        return List.of(outcome, other[0] == null ? decide(second, quick, null) : other[0]);
    }

    /** Lets a policy hear of the next events; what it asks for is decided at once, each key once for ever. */
    void react(int policy, int events, Instant now) throws Exception {
        clock.set(now);
        for (int i = 0; i < events && policies.isBehind(policy); i++) {
            for (Policies.Asked asked : policies.hear(policy)) decide(first, asked.command(), asked.key());
        }
    }

    /** Until every policy has heard of everything, also of what came of that. */
    void settle(Instant now) throws Exception {
        boolean moved = true;
        for (int round = 0; moved; round++) {
            if (round > 1_000) throw new IllegalStateException("the policies never come to rest");
            moved = false;
            for (int policy = 0; policy < policies.count(); policy++) {
                if (!policies.isBehind(policy)) continue;
                react(policy, Integer.MAX_VALUE, now);
                moved = true;
            }
        }
    }

    private static Outcome decide(DecidingServer server, Command command, @Nullable String key) {
        try {
            Answer answer = server.execution()
                    .execute(new CommandRequest(
                            command,
                            key,
                            key == null ? "" : command.getClass().getSimpleName(),
                            OptionalLong.empty(),
                            Map.of()));
            return new Outcome(null, answer.receipt().events());
        } catch (Refusal refusal) {
            return new Outcome(refusal.slug(), List.of());
        }
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
