package dev.pondkeeper.app.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerCommit;
import dev.pondkeeper.eventstore.LedgerEvent;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may act under a customer id, folded from the customer's own stream and kept in memory. What this process records is heard
 * at once; what another node records is heard as the ledger's end is read, and after a second at the latest. A rule that must not be overtaken in that second
 * writes to the customer's stream, where the optimistic lock holds it.
 */
@Component
class LedgerCustomers implements KnownCustomers {

    private static final int CUSTOMERS = 100_000;
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final JsonMapper json;
    private final Cache<String, Seen> seen =
            Caffeine.newBuilder().maximumSize(CUSTOMERS).build();

    LedgerCustomers(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
        ledger.onPass(commits -> commits.forEach(this::hear));
    }

    /** What the stream says up to a sequence, exclusive, and when that was looked up. */
    private record Seen(
            boolean registered,
            boolean restricted,
            boolean erased,
            @Nullable CustomerId mergedInto,
            long next,
            long lookedUp) {

        static final Seen NOTHING = new Seen(false, false, false, null, 0, 0);

        Seen at(long nanos) {
            return new Seen(registered, restricted, erased, mergedInto, next, nanos);
        }

        CustomerStanding standing() {
            if (!registered) return CustomerStanding.UNKNOWN;
            if (erased) return CustomerStanding.ERASED;
            if (mergedInto != null) return CustomerStanding.mergedInto(mergedInto);
            return restricted ? CustomerStanding.RESTRICTED : CustomerStanding.ACTIVE;
        }
    }

    @Override
    public CustomerStanding standingOf(CustomerId customer) {
        String stream = "customer:" + customer;
        Seen known = seen.getIfPresent(stream);
        if (known != null && isFresh(known.lookedUp()) && !ledger.hasSeen(stream, known.next()))
            return known.standing();
        Seen now = seen.asMap().compute(stream, (id, before) -> caughtUp(id, before == null ? Seen.NOTHING : before));
        if (!now.registered()) seen.asMap().remove(stream, now);
        return now.standing();
    }

    private boolean isFresh(long lookedUp) {
        return System.nanoTime() - lookedUp < BELIEVED.toNanos() || ledger.isPassedSince(lookedUp, BELIEVED);
    }

    /** Takes note of a commit of this process, so that nothing of it need be read again. */
    void saw(LedgerCommit commit) {
        for (LedgerEvent event : commit.events()) {
            if (!event.stream().startsWith("customer:")) continue;
            Seen known = seen.getIfPresent(event.stream());
            Seen before = known == null && event.seq() == 0 ? Seen.NOTHING.at(System.nanoTime()) : known;
            if (before != null && before.next() == event.seq()) keep(event.stream(), after(before, event));
        }
    }

    /** What is missing in between has to be looked up. */
    private void hear(LedgerCommit commit) {
        for (LedgerEvent event : commit.events()) {
            if (!event.stream().startsWith("customer:")) continue;
            seen.asMap().computeIfPresent(event.stream(), (stream, known) -> {
                if (known.next() > event.seq()) return known;
                return known.next() == event.seq() ? after(known, event) : null;
            });
        }
    }

    private Seen caughtUp(String stream, Seen known) {
        long now = System.nanoTime();
        Seen seenNow = known;
        try (Stream<LedgerEvent> events = ledger.readStream(stream, known.next())) {
            for (Iterator<LedgerEvent> each = events.iterator(); each.hasNext(); )
                seenNow = after(seenNow, each.next());
        }
        return seenNow.at(now);
    }

    /** Of two look-ups that overtake each other the one that saw more stays. */
    private void keep(String stream, Seen now) {
        seen.asMap().merge(stream, now, (known, other) -> other.next() >= known.next() ? other : known);
    }

    private Seen after(Seen before, LedgerEvent event) {
        String type = event.type();
        boolean registered = before.registered() || type.equals(CustomerRegistered.class.getSimpleName());
        boolean restricted = type.equals(CustomerRestricted.class.getSimpleName())
                || (before.restricted() && !type.equals(RestrictionLifted.class.getSimpleName()));
        boolean erased = before.erased() || type.equals(CustomerErased.class.getSimpleName());
        return new Seen(registered, restricted, erased, mergedInto(before, event), event.seq() + 1, before.lookedUp());
    }

    private @Nullable CustomerId mergedInto(Seen before, LedgerEvent event) {
        if (event.type().equals(CustomerBroughtBack.class.getSimpleName())) return null;
        if (!event.type().equals(CustomerMergedAway.class.getSimpleName())) return before.mergedInto();
        return new CustomerId(json.readTree(event.payload()).path("survivorId").stringValue());
    }
}
