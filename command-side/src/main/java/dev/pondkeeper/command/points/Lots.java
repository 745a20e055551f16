package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The open lots of one account, kept in order so that no decision sorts; a lot with nothing left is forgotten. Sliding lots all
 * end at one instant, which is kept once.
 */
final class Lots {

    private final NavigableSet<Lot> fixed = new TreeSet<>(Lot.REDEMPTION_ORDER);
    private final NavigableSet<Lot> sliding = new TreeSet<>(Lot.REDEMPTION_ORDER);
    private final NavigableSet<Lot> pending = new TreeSet<>(Lot.ACTIVATION_ORDER);
    private final Map<String, Lot> byId = new HashMap<>();
    private @Nullable Instant slidesTo;

    Lots() {}

    /** As a snapshot carries them. */
    record Kept(@Nullable Instant slidesTo, List<Lot> lots) {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Lots of(Kept kept) {
        Lots lots = new Lots();
        lots.slidesTo = kept.slidesTo();
        kept.lots().forEach(lots::put);
        return lots;
    }

    @JsonValue
    Kept kept() {
        List<Lot> all = new ArrayList<>(fixed);
        all.addAll(sliding);
        all.addAll(pending);
        return new Kept(slidesTo, all);
    }

    /** Opens a lot, or puts points back into it. */
    void add(Lot lot) {
        Lot plain = lot.slides() ? lot.endingAt(null) : lot;
        Lot known = byId.get(lot.lotId());
        put(known == null ? plain : known.holding(known.left() + lot.left()));
    }

    void take(String lotId, long points) {
        Lot known = byId.get(lotId);
        if (known != null) put(known.holding(known.left() - points));
    }

    void activate(String lotId) {
        Lot known = byId.get(lotId);
        if (known != null) put(known.activated());
    }

    void slideTo(Instant end) {
        slidesTo = end;
    }

    @Nullable
    Instant slidesTo() {
        return slidesTo;
    }

    boolean anySliding() {
        return !sliding.isEmpty() || pending.stream().anyMatch(Lot::slides);
    }

    @Nullable
    Lot find(String lotId) {
        Lot known = byId.get(lotId);
        return known == null ? null : ending(known);
    }

    /** As it can be used now: a sliding lot with the end that all of them have. */
    Lot ending(Lot lot) {
        return lot.slides() ? lot.endingAt(slidesTo) : lot;
    }

    /** Active lots in the order of redemption. */
    Iterator<Lot> inOrder() {
        return sliding.isEmpty() ? fixed.iterator() : new Merged(fixed.iterator(), sliding.iterator());
    }

    Iterator<Lot> pendingInOrder() {
        return pending.stream().map(this::ending).iterator();
    }

    @Nullable
    Instant nextActivation() {
        return pending.isEmpty() ? null : pending.first().activatesAt();
    }

    @Nullable
    Instant nextEnd() {
        Iterator<Lot> lots = inOrder();
        return lots.hasNext() ? lots.next().expiresAt() : null;
    }

    /** What is left in lots that end at that instant, whether they can be used yet or not. */
    long leftUntil(Instant end) {
        return byId.values().stream()
                .map(this::ending)
                .filter(lot -> end.equals(lot.expiresAt()))
                .mapToLong(Lot::left)
                .sum();
    }

    private void put(Lot lot) {
        Lot before = byId.remove(lot.lotId());
        if (before != null) setOf(before).remove(before);
        if (lot.left() == 0) return;
        byId.put(lot.lotId(), lot);
        setOf(lot).add(lot);
    }

    private NavigableSet<Lot> setOf(Lot lot) {
        if (lot.pending()) return pending;
        return lot.slides() ? sliding : fixed;
    }

    /** Walks both kinds at once, without copying either. */
    private final class Merged implements Iterator<Lot> {

        private final Iterator<Lot> fixedOnes;
        private final Iterator<Lot> slidingOnes;
        private @Nullable Lot nextFixed;
        private @Nullable Lot nextSliding;

        Merged(Iterator<Lot> fixedOnes, Iterator<Lot> slidingOnes) {
            this.fixedOnes = fixedOnes;
            this.slidingOnes = slidingOnes;
            nextFixed = fixedOnes.hasNext() ? fixedOnes.next() : null;
            nextSliding = slidingOnes.hasNext() ? ending(slidingOnes.next()) : null;
        }

        @Override
        public boolean hasNext() {
            return nextFixed != null || nextSliding != null;
        }

        @Override
        public Lot next() {
            Lot one = nextFixed;
            Lot other = nextSliding;
            if (other == null || (one != null && Lot.REDEMPTION_ORDER.compare(one, other) < 0)) {
                nextFixed = fixedOnes.hasNext() ? fixedOnes.next() : null;
                if (one == null) throw new java.util.NoSuchElementException();
                return one;
            }
            nextSliding = slidingOnes.hasNext() ? ending(slidingOnes.next()) : null;
            return other;
        }
    }
}
