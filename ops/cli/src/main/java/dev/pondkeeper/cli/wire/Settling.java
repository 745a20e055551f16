package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.Failure;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.screen.Screen;
import java.time.Duration;

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
        JsonNode state = server.get("/ops/processors");
        long settled = settled(state);
        try (Progress progress = new Progress(screen, "settling", "positions", settled + 1, position + 1)) {
            int still = 0;
            while (settled < position) {
                refuseIfStopped(state);
                if (++still > PATIENCE) {
                    throw new Failure("All is recorded, but the views have stood still at position " + settled
                            + " for five minutes: look at " + "GET /ops/processors and at the server's log.");
                }
                pause.pause(POLL);
                state = server.get("/ops/processors");
                long now = settled(state);
                if (now > settled) still = 0;
                settled = now;
                progress.at(settled + 1);
            }
        }
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
