package dev.pondkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.wire.PondServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pond rebuild}: empties views and fills them again from the ledger, and returns when they are full. */
@Command(name = "rebuild", description = "Builds a view, or all of them, anew from the first position of the ledger.")
final class RebuildCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Five minutes without any progress are no delay but a fault. */
    private static final int PATIENCE = 1500;

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "VIEW|all", description = "The view's name, as ./pond digest shows it, or all.")
    private String view = "";

    RebuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PondServer pond = server.connect(surroundings.silence());
        JsonNode begun = pond.post("/ops/views/" + URLEncoder.encode(view, StandardCharsets.UTF_8) + "/rebuild");
        Set<String> views = new HashSet<>();
        begun.path("views").forEach(name -> views.add(name.asText()));
        long target = begun.path("target").asLong(-1);
        long total = (target + 1) * views.size();
        try (Progress progress = new Progress(surroundings.screen(), "rebuilding", "positions", 0, total)) {
            follow(pond, views, target, progress);
        }
        surroundings
                .out()
                .println(
                        "rebuilt " + String.join(", ", views.stream().sorted().toList()) + " up to position " + target);
        return 0;
    }

    private void follow(PondServer pond, Set<String> views, long target, Progress progress) {
        long before = -1;
        for (int still = 0; still < PATIENCE; still++) {
            boolean done = true;
            long sum = 0;
            for (JsonNode item : pond.get("/ops/views").path("items")) {
                if (!views.contains(item.path("name").asText())) continue;
                long position = item.path("position").asLong(-1);
                sum += Math.min(position, target) + 1;
                done &= position >= target && !item.path("rebuilding").asBoolean();
            }
            progress.at(sum);
            if (done) return;
            if (sum > before) still = 0;
            before = sum;
            surroundings.pause().pause(POLL);
        }
        throw new Failure("The rebuild has stood still for five minutes: look at GET /ops/processors and at the"
                + " server's log; it goes on by itself once the cause is gone.");
    }
}
