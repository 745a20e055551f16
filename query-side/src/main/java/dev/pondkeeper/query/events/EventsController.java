package dev.pondkeeper.query.events;

import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.query.events.EventLog.LoggedEvent;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /events}: the log, page by page (API.md, Events out). */
@RestController
final class EventsController {

    /** A page that filters by type ends after so many events, found or not; its {@code next} goes on from there. */
    private static final int MOST_LOOKED_AT = 10_000;

    private static final int STRETCH = 500;

    private final EventLog log;

    EventsController(EventLog log) {
        this.log = log;
    }

    @GetMapping("/events")
    Page<CloudEvent> events(Reading reading) {
        long after = reading.position("after");
        long cursor = reading.position("cursor");
        int limit = reading.limit();
        Set<String> types = typesOf(reading, reading.text("types"));
        long tail = log.tail();
        reading.ofLog(tail);
        return page(Math.max(after, cursor), limit, types, tail);
    }

    private Page<CloudEvent> page(long after, int limit, Set<String> types, long tail) {
        List<CloudEvent> found = new ArrayList<>();
        long seen = after;
        long end = Math.min(tail, after + MOST_LOOKED_AT);
        while (seen < end && found.size() < limit) {
            for (LoggedEvent event : log.after(seen, types.isEmpty() ? limit - found.size() : STRETCH)) {
                if (found.size() == limit || event.position() > tail) break;
                seen = event.position();
                if (types.isEmpty() || types.contains(event.type())) found.add(CloudEvent.of(event));
            }
        }
        return new Page<>(found, seen < tail ? Long.toString(seen) : null);
    }

    private static Set<String> typesOf(Reading reading, @Nullable String text) {
        if (text == null) return Set.of();
        List<String> names = List.of(text.split(",", -1));
        Set<String> known = Vocabulary.events().keySet();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reading.fault("types", "knows no " + name + "; there are " + known));
        return Set.copyOf(names);
    }
}
