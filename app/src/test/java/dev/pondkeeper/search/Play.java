package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.search.PondUnderSearch.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Plays a history and holds every rule after each step. */
final class Play {

    private final PondUnderSearch pond;
    private final Supplier<List<Rule>> rules;
    private final BiConsumer<Command, Outcome> witness;

    /** @param witness sees what became of each command of a caller */
    Play(PondUnderSearch pond, Supplier<List<Rule>> rules, BiConsumer<Command, Outcome> witness) {
        this.pond = pond;
        this.rules = rules;
        this.witness = witness;
    }

    /** @return what went wrong and where, if anything did */
    Optional<String> failureOf(History history) {
        pond.restart(Histories.programmeOf(history.seed()));
        List<Rule> held = rules.get();
        int heard = 0;
        Instant now = Instant.EPOCH;
        for (int i = 0; i <= history.steps().size(); i++) {
            String at = i < history.steps().size() ? "step " + (i + 1) : "the end";
            try {
                if (i < history.steps().size()) now = take(history.steps().get(i), now);
                else pond.settle(now);
                for (Event event : pond.eventsSince(heard)) {
                    held.forEach(rule -> rule.hear(event));
                    heard++;
                }
                if (i == history.steps().size()) {
                    Instant end = now;
                    held.forEach(rule -> rule.settled(end));
                }
            } catch (Exception | AssertionError failed) {
                return Optional.of(at + ": " + told(failed));
            }
        }
        return Optional.empty();
    }

    private Instant take(Step step, Instant before) throws Exception {
        Instant now = before;
        if (step instanceof Step.Wait wait) return later(now, wait.until());
        if (step instanceof Step.React react) {
            if (pond.policies() > 0) pond.react(react.policy() % pond.policies(), react.events(), now);
            return now;
        }
        if (step instanceof Step.Send send) {
            now = later(now, send.command().happenedAt());
            witness.accept(send.command(), pond.send(send.command(), now));
            return now;
        }
        Step.Race race = (Step.Race) step;
        now = later(later(now, race.slow().happenedAt()), race.quick().happenedAt());
        List<Outcome> outcomes = pond.race(race.slow(), race.quick(), now);
        witness.accept(race.slow(), outcomes.get(0));
        witness.accept(race.quick(), outcomes.get(1));
        return now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String told(Throwable failed) {
        StringBuilder chain = new StringBuilder();
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (!chain.isEmpty()) chain.append(" ← ");
            chain.append(each);
            StackTraceElement[] trace = each.getStackTrace();
            if (each.getCause() == null && trace.length > 0)
                chain.append(" at ").append(trace[0]);
        }
        return chain.toString();
    }
}
