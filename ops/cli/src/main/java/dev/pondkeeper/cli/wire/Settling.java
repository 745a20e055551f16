package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.Failure;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.screen.Screen;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Waits until every view has seen, and every policy reacted to, all that was recorded up to a position (API.md, Queries). */
public final class Settling {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Five minutes without any progress are no delay but a fault. */
    private static final int PATIENCE = 1500;

    private final PondServer server;
    private final Screen screen;
    private final Pause pause;

    public Settling(PondServer server, Screen screen, Pause pause) {
        this.server = server;
        this.screen = screen;
        this.pause = pause;
    }

    /** @throws Failure if a processor has failed or been paused, or nothing moves any more */
    public void await(long position) {
        JsonNode state = state();
        try (Progress progress = new Progress(screen, "settling", "positions", settled(state) + 1, position + 1)) {
            await(position, state, progress::at);
        }
    }

    /** The same without a bar, for a wait between two steps of a longer way. */
    public void awaitQuietly(long position) {
        await(position, state(), seen -> {});
    }

    private void await(long position, JsonNode first, LongConsumer seen) {
        JsonNode state = first;
        long before = settled(first);
        int still = 0;
        while (settled(state) < position) {
            refuseIfStopped(state);
            if (++still > PATIENCE) {
                throw new Failure("All is recorded, but the views have stood still at position " + before
                        + " for five minutes: look at GET /ops/processors and at the server's log.");
            }
            pause.pause(POLL);
            state = state();
            if (settled(state) > before) still = 0;
            before = settled(state);
            seen.accept(before + 1);
        }
    }

    private JsonNode state() {
        return server.get("/ops/processors");
    }

    private static long settled(JsonNode state) {
        JsonNode settled = state.path("settledPosition");
        if (!settled.isIntegralNumber()) {
            throw new Failure("The server does not say how far it has settled: is it a Pondkeeper server?");
        }
        return settled.asLong();
    }

    private static void refuseIfStopped(JsonNode state) {
        for (JsonNode processor : state.path("processors")) {
            String status = processor.path("status").asText();
            if (!status.equals("FAILED") && !status.equals("PAUSED")) continue;
            throw new Failure("All is recorded, but the processor "
                    + processor.path("name").asText() + " is " + status
                    + " at position " + processor.path("position").asLong() + " ("
                    + processor.path("error").asText("no reason given")
                    + "): the views are behind until it goes on.");
        }
    }
}
