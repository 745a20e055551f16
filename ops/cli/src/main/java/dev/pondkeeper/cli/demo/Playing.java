package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.wire.BulkLine;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.PondServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Plays a brand to a server on a virtual clock: at each moment the clock is moved there, which returns when everything due has
 * happened and come to rest; then the brand hears what that was, and what it does next is sent in bulk. Whatever fails can be done
 * again: times are absolute, lines carry keys, events are read from where the reading had come to.
 */
public final class Playing {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final PondServer pond;
    private final BulkSender sender;
    private final CoffeeBrand brand;
    private final Spent spent = new Spent();
    private List<BulkLine> told = List.of();
    private int toldFor = -1;
    private long heardUpTo = -1;
    private long lines;

    public Playing(PondServer pond, BulkSender sender, CoffeeBrand brand) {
        this.pond = pond;
        this.sender = sender;
        this.brand = brand;
    }

    /** Where the time went, in nanoseconds. */
    public static final class Spent {
        private long clock;
        private long hearing;
        private long sending;

        @Override
        public String toString() {
            return "clock and settling " + seconds(clock) + ", reading events " + seconds(hearing) + ", commands "
                    + seconds(sending);
        }

        private static String seconds(long nanos) {
            return Math.round(nanos / 1e8) / 10.0 + " s";
        }
    }

    /**
     * The next moment; the same one again where it failed before.
     *
     * @throws dev.pondkeeper.cli.Failure if the server cannot be reached or refuses to go on
     */
    public void play(int moment) {
        if (toldFor < moment) {
            catchUp(brand.calendar().at(moment));
            told = brand.tell(moment);
            toldFor = moment;
            lines += told.size();
        }
        long began = System.nanoTime();
        for (int from = 0; from < told.size(); from += BulkSender.MAX_LINES) {
            sender.send(told.subList(from, Math.min(told.size(), from + BulkSender.MAX_LINES)), brand::hear);
        }
        spent.sending += System.nanoTime() - began;
    }

    /** Moves the clock and lets the brand hear of everything that happened until then. */
    public void catchUp(Instant to) {
        long began = System.nanoTime();
        pond.post("/ops/clock", Map.of("to", to.toString()), PATIENCE);
        spent.clock += System.nanoTime() - began;
        hear();
    }

    public long lines() {
        return lines;
    }

    public Spent spent() {
        return spent;
    }

    private void hear() {
        long began = System.nanoTime();
        JsonNode page;
        do {
            page = pond.get("/events?limit=" + PAGE + (heardUpTo < 0 ? "" : "&after=" + heardUpTo));
            for (JsonNode event : page.path("items")) {
                brand.hear(event);
                heardUpTo = event.path("position").asLong();
            }
        } while (page.hasNonNull("next"));
        spent.hearing += System.nanoTime() - began;
    }
}
