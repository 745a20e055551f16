package dev.pondkeeper.app.ops;

import dev.pondkeeper.app.parking.DeadLetters;
import dev.pondkeeper.app.reaction.Failures;
import dev.pondkeeper.app.reaction.ReactionProcessors;
import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.eventstore.LedgerTokenStore;
import dev.pondkeeper.query.view.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
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
    private final ReactionProcessors reactions;
    private final DeadLetters letters;
    private final LedgerTokenStore tokens;
    private final Failures failures;

    Processors(
            EventProcessingConfiguration processing,
            Views views,
            ReactionProcessors reactions,
            DeadLetters letters,
            LedgerTokenStore tokens,
            Failures failures) {
        this.processing = processing;
        this.views = views;
        this.reactions = reactions;
        this.letters = letters;
        this.tokens = tokens;
        this.failures = failures;
    }

    /**
     * One of them.
     *
     * @param kind {@code view}, {@code reaction} or {@code saga}
     * @param position of the last event it is done with, −1 for none; one that is parked counts as done
     * @param segments how many it works on in this process
     * @param error what went wrong last, while it still goes wrong
     */
    record Standing(
            String name,
            String kind,
            long position,
            String status,
            int segments,
            @Nullable String error) {}

    List<Standing> list() {
        Map<String, Views.Standing> shown =
                views.list().stream().collect(Collectors.toMap(Views.Standing::name, view -> view));
        List<Standing> all = new ArrayList<>();
        streaming().forEach((name, processor) -> all.add(standing(name, processor, shown.get(name))));
        return all;
    }

    Optional<StreamingEventProcessor> find(String name) {
        return Optional.ofNullable(streaming().get(name));
    }

    List<String> names() {
        return List.copyOf(streaming().keySet());
    }

    boolean isView(String name) {
        return views.names().contains(name);
    }

    LedgerDeadLetters<EventMessage<?>> parkedOf(String name) {
        return letters.of(name);
    }

    /** Whether no processor has anything parked; one look for all of them. */
    boolean nothingIsParked() {
        List<String> names = names();
        return names.isEmpty() || letters.of(names.get(0)).isEmptyForAll();
    }

    long least() {
        return list().stream().mapToLong(Standing::position).min().orElse(-1);
    }

    /** Where the caller's commit stands that something parked goes back to, the first of them; empty if nothing is parked. */
    OptionalLong leastParkedRoot() {
        if (nothingIsParked()) return OptionalLong.empty(); // as a rule
        return names().stream()
                .map(name -> letters.of(name).leastOrigin())
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    private Map<String, StreamingEventProcessor> streaming() {
        Map<String, StreamingEventProcessor> streaming = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor each) streaming.put(name, each);
        });
        return streaming;
    }

    private Standing standing(String name, StreamingEventProcessor processor, Views.@Nullable Standing view) {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        long token = segments.isEmpty() ? tokens.storedPosition(name) : positionOf(segments);
        boolean rebuilding = view != null && view.rebuilding();
        long position = view == null ? token : rebuilding ? view.position() : Math.max(token, view.position());
        Throwable error = failures.of(name, position).orElse(null);
        String status =
                !processor.isRunning() ? "PAUSED" : error != null ? "FAILED" : rebuilding ? "REBUILDING" : "RUNNING";
        return new Standing(
                name,
                view != null ? "view" : reactions.feedsSagas(name) ? "saga" : "reaction",
                position,
                status,
                segments.size(),
                error == null ? null : error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    private static long positionOf(Collection<EventTrackerStatus> segments) {
        return segments.stream()
                .map(EventTrackerStatus::getTrackingToken)
                .mapToLong(Processors::positionOf)
                .min()
                .orElse(-1);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
