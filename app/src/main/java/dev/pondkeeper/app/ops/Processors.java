package dev.pondkeeper.app.ops;

import dev.pondkeeper.query.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that follows the ledger: how far it has come and how it fares. */
@Component
class Processors {

    private final EventProcessingConfiguration processing;
    private final Views views;

    Processors(EventProcessingConfiguration processing, Views views) {
        this.processing = processing;
        this.views = views;
    }

    /**
     * One of them.
     *
     * @param kind {@code view} or {@code reaction}
     * @param position of the last event it is done with, −1 for none
     * @param error what went wrong last, while it still goes wrong
     */
    record Standing(
            String name,
            String kind,
            long position,
            String status,
            @Nullable String error) {}

    List<Standing> list() {
        Map<String, Views.Standing> shown =
                views.list().stream().collect(Collectors.toMap(Views.Standing::name, view -> view));
        List<Standing> all = new ArrayList<>();
        new TreeMap<>(processing.eventProcessors()).forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                all.add(standing(name, streaming, shown.get(name)));
            }
        });
        return all;
    }

    long least() {
        return list().stream().mapToLong(Standing::position).min().orElse(-1);
    }

    private static Standing standing(String name, StreamingEventProcessor processor, Views.@Nullable Standing view) {
        EventTrackerStatus segment =
                processor.processingStatus().values().stream().findFirst().orElse(null);
        Throwable error = segment == null ? null : segment.getError();
        String status = error != null
                ? "FAILED"
                : view != null && view.rebuilding() ? "REBUILDING" : processor.isRunning() ? "RUNNING" : "PAUSED";
        return new Standing(
                name,
                view == null ? "reaction" : "view",
                view == null ? positionOf(segment) : view.position(),
                status,
                error == null ? null : error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    private static long positionOf(@Nullable EventTrackerStatus segment) {
        TrackingToken token = segment == null ? null : segment.getTrackingToken();
        return token == null ? -1 : token.position().orElse(-1);
    }
}
