package dev.pondkeeper.app.deadline;

import dev.pondkeeper.eventstore.deadlines.DeadlineCounts;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import dev.pondkeeper.eventstore.deadlines.ParkedDeadline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /ops/deadlines}: how many there are, and those that failed too often. */
@RestController
class DeadlinesController {

    private static final int MOST_PARKED = 500;

    private final DurableDeadlines deadlines;

    DeadlinesController(DurableDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * All of them.
     *
     * @param firstDue of those that nobody handles; null where there is none
     * @param items the parked ones
     */
    record All(
            long pending, long held, long parked, @Nullable Instant firstDue, List<ParkedDeadline> items) {}

    @GetMapping("/ops/deadlines")
    All list() {
        DeadlineCounts counts = deadlines.counts();
        return new All(
                counts.pending(),
                counts.held(),
                counts.parked(),
                deadlines.firstDue().orElse(null),
                deadlines.parked(MOST_PARKED));
    }

    @PostMapping("/ops/deadlines/{id}/retry")
    All retry(@PathVariable String id) {
        if (!deadlines.retryParked(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No deadline with this id is parked.");
        }
        return list();
    }
}
