package dev.pondkeeper.query.view;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every view there is: where it stands, how to rebuild it, what it amounts to. */
@Component
public final class Views {

    private final ViewProcessors processors;
    private final ViewPositions positions;
    private final ViewRebuilds rebuilds;
    private final ViewDigests digests;

    Views(ViewProcessors processors, ViewPositions positions, ViewRebuilds rebuilds, ViewDigests digests) {
        this.processors = processors;
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.digests = digests;
    }

    /** @param position −1 if the view has seen nothing */
    public record Standing(String name, long position, boolean rebuilding) {}

    /**
     * @param from the position at which the views start over
     * @param target the position at which they show again what they showed before
     */
    public record Rebuild(List<String> views, long from, long target) {}

    public List<Standing> list() {
        return names().stream()
                .map(name -> new Standing(name, positions.position(name), rebuilds.running(name)))
                .toList();
    }

    public List<String> names() {
        return processors.views().stream().map(View::name).toList();
    }

    /**
     * Starts to rebuild a view from the ledger's first event.
     *
     * @param name of one view, or {@code all}
     * @throws UnknownView if there is none of that name
     * @throws RebuildRunning if one of them is being rebuilt already
     */
    public Rebuild rebuild(String name) {
        List<View> chosen = processors.views().stream()
                .filter(view -> name.equals("all") || view.name().equals(name))
                .toList();
        if (chosen.isEmpty()) throw new UnknownView(name, names());
        synchronized (this) {
            String running = firstRunning(chosen);
            if (running != null) throw new RebuildRunning(running);
            return new Rebuild(chosen.stream().map(View::name).toList(), -1, rebuilds.start(chosen));
        }
    }

    /**
     * Takes an event that was parked, while the view goes on.
     *
     * @throws Exception if it still cannot be taken; then nothing has changed
     */
    public void again(String view, EventMessage<?> event) throws Exception {
        processors.again(view, event);
    }

    /** Every view's digest, each taken while nothing is written to it. */
    public ViewDigests.All digests() {
        return digests.of(processors.views());
    }

    private @Nullable String firstRunning(List<View> chosen) {
        return chosen.stream()
                .map(View::name)
                .filter(rebuilds::running)
                .findFirst()
                .orElse(null);
    }
}
