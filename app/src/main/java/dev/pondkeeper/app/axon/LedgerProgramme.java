package dev.pondkeeper.app.axon;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.programme.ProgrammeLaw;
import dev.pondkeeper.command.programme.UnlawfulProgramme;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerCommit;
import dev.pondkeeper.eventstore.LedgerEvent;
import dev.pondkeeper.eventstore.Subscription;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeCommand;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import dev.pondkeeper.query.ReportingProgramme;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programme, read from its own stream. What this process publishes is in force here as soon as its commit has landed; what
 * another one publishes is in force here within a second, which costs one indexed read a second and not one a decision. Either
 * way a decision says which version it used.
 */
@Component
final class LedgerProgramme implements CurrentProgramme, ReportingProgramme {

    private static final String STREAM = ProgrammeCommand.STREAM.toString();
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final JsonMapper json;
    private final Subscription publications;
    private final AtomicLong published = new AtomicLong();
    private volatile Known known = new Known(List.of(Programme.DEFAULT), -1, System.nanoTime());

    /**
     * What was read last.
     *
     * @param versions the first is version 1
     * @param published so many publications of this process had landed before it was read
     */
    private record Known(List<Programme> versions, long published, long checkedAt) {}

    /** @throws UnlawfulProgramme if what the ledger holds, or what is shipped, may not be in force: then nothing starts */
    LedgerProgramme(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
        List<String> reasons = ProgrammeLaw.reasonsAgainst(get());
        if (!reasons.isEmpty()) throw new UnlawfulProgramme(reasons);
        publications = ledger.onAppend(this::landed);
    }

    @Override
    public Programme get() {
        Known now = known;
        boolean old = System.nanoTime() - now.checkedAt() >= FRESH_NANOS;
        if (old || now.published() != published.get()) now = refresh();
        return now.versions().get(now.versions().size() - 1);
    }

    @Override
    public Programme current() {
        return get();
    }

    @Override
    public Programme version(int version) {
        if (version > known.versions().size()) refresh();
        List<Programme> versions = known.versions();
        if (version < 1 || version > versions.size()) {
            throw new IllegalArgumentException("there is no version " + version + " of the programme");
        }
        return versions.get(version - 1);
    }

    @PreDestroy
    void stop() {
        publications.close();
    }

    private void landed(List<LedgerCommit> commits) {
        if (commits.stream().anyMatch(commit -> commit.stream(STREAM).isPresent())) published.incrementAndGet();
    }

    private synchronized Known refresh() {
        List<Programme> versions = new ArrayList<>(known.versions());
        long landedBefore = published.get();
        long checkedAt = System.nanoTime();
        try (Stream<LedgerEvent> later = ledger.readStream(STREAM, versions.size() - 1)) {
            later.forEach(event -> versions.add(read(versions.size() + 1, event)));
        }
        Known fresh = new Known(List.copyOf(versions), landedBefore, checkedAt);
        known = fresh;
        return fresh;
    }

    private Programme read(int version, LedgerEvent event) {
        Map<String, Object> document = json.convertValue(
                json.readTree(event.payload()).path("document"), new TypeReference<Map<String, Object>>() {});
        return ProgrammeDocument.read(version, document);
    }
}
