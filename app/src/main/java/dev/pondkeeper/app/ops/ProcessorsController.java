package dev.pondkeeper.app.ops;

import dev.pondkeeper.app.parking.Retries;
import dev.pondkeeper.app.web.Problems;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.eventstore.WaitingLetter;
import dev.pondkeeper.query.view.RebuildRunning;
import dev.pondkeeper.query.view.Views;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /ops/processors}: where each stands, and what an operator may do about it. Every action may be asked for twice; the
 * second time changes nothing more.
 */
@RestController
@RequestMapping("/ops/processors")
class ProcessorsController {

    private static final int MOST_SEQUENCES = 100;

    private final Ledger ledger;
    private final Processors processors;
    private final SettledPosition settled;
    private final Retries retries;
    private final Views views;
    private final Problems problems;

    ProcessorsController(
            Ledger ledger,
            Processors processors,
            SettledPosition settled,
            Retries retries,
            Views views,
            Problems problems) {
        this.ledger = ledger;
        this.processors = processors;
        this.settled = settled;
        this.retries = retries;
        this.views = views;
        this.problems = problems;
    }

    /** All of them; everything that was asked for up to {@code settledPosition} has come to rest. */
    record All(long tail, long settledPosition, List<Processor> processors) {}

    /** One processor; {@code lag} is how many events it has not seen yet. */
    record Processor(
            String name,
            String kind,
            long position,
            long lag,
            String status,
            int segments,
            @Nullable String error,
            Parked deadLetters) {}

    /** What is parked of a processor: how many events of how many sequences, and the one that waits longest. */
    record Parked(long count, long sequences, @Nullable WaitingLetter oldest) {}

    /** The sequences that wait, each with the event it waits for. */
    record Waiting(long count, long sequences, List<WaitingLetter> items) {}

    @GetMapping
    All list() {
        long settledPosition = settled.get();
        long tail = ledger.tail();
        return new All(
                tail,
                settledPosition,
                processors.list().stream().map(each -> shown(each, tail)).toList());
    }

    @GetMapping("/{name}")
    Processor one(@PathVariable String name) {
        require(name);
        long tail = ledger.tail();
        return processors.list().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> shown(each, tail))
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/{name}/dead-letters")
    Waiting deadLetters(@PathVariable String name) {
        require(name);
        LedgerDeadLetters<EventMessage<?>> parked = processors.parkedOf(name);
        return new Waiting(parked.size(), parked.sequences().size(), parked.waiting(MOST_SEQUENCES));
    }

    /** In this process, until it is resumed or the process starts again. */
    @PostMapping("/{name}/pause")
    Processor pause(@PathVariable String name) {
        StreamingEventProcessor processor = require(name);
        synchronized (processor) {
            if (processor.isRunning()) processor.shutDown();
        }
        return one(name);
    }

    /** One that waits after a failure tries again now. */
    @PostMapping("/{name}/resume")
    Processor resume(@PathVariable String name) {
        StreamingEventProcessor processor = require(name);
        synchronized (processor) {
            if (processor.isRunning() && one(name).status().equals("FAILED")) processor.shutDown();
            if (!processor.isRunning()) processor.start();
        }
        return one(name);
    }

    @PostMapping("/{name}/reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Rebuild reset(@PathVariable String name) {
        require(name);
        if (!processors.isView(name)) throw OpsProblem.notReset(name);
        try {
            return views.rebuild(name);
        } catch (RebuildRunning running) {
            throw OpsProblem.rebuildRunning(name);
        }
    }

    @PostMapping("/{name}/retry")
    Retries.Outcome retry(@PathVariable String name) {
        if (!require(name).isRunning()) throw OpsProblem.paused(name);
        return retries.retry(name);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(OpsProblem problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.body(request, problem.slug(), problem.status(), String.valueOf(problem.getMessage())));
    }

    private StreamingEventProcessor require(String name) {
        return processors.find(name).orElseThrow(() -> OpsProblem.unknownProcessor(name, processors.names()));
    }

    private Processor shown(Processors.Standing each, long tail) {
        return new Processor(
                each.name(),
                each.kind(),
                each.position(),
                Math.max(0, tail - each.position()),
                each.status(),
                each.segments(),
                each.error(),
                parked(each.name()));
    }

    private Parked parked(String name) {
        LedgerDeadLetters<EventMessage<?>> queue = processors.parkedOf(name);
        int sequences = queue.sequences().size();
        if (sequences == 0) return new Parked(0, 0, null);
        return new Parked(queue.size(), sequences, queue.oldest().orElse(null));
    }
}
