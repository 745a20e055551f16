package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.TierRules.Downgrade;
import dev.pondkeeper.kernel.programme.TierRules.Tier;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tier of one customer. It changes by events only; who has none recorded is in the lowest. */
final class TierStanding {

    private @Nullable String tier;
    private long threshold;
    private @Nullable Instant evaluateAt;
    private @Nullable Instant graceUntil;
    private @Nullable TierFloor floor;
    private @Nullable TierFloor floorBefore;
    private final Map<CustomerId, Handed> handed = new HashMap<>();
    private @Nullable TierEvaluated lastEvaluation;

    /**
     * A floor that a merge has brought.
     *
     * @param instead what held before, and holds again once it has gone home
     */
    private record Handed(TierFloor floor, @Nullable TierFloor instead) {}

    /** The tier that was recorded last; null for who has never left the lowest. */
    @Nullable
    String recorded() {
        return tier;
    }

    /** When something falls due of itself, if anything will. */
    Optional<Instant> dueAt() {
        return Optional.ofNullable(graceUntil == null ? evaluateAt : graceUntil);
    }

    /** The move up that a growth value brings at once, if it does. */
    Optional<TierChanged> raised(CustomerId customer, long growthValue, Instant occurredAt, Programme rules) {
        int reached = TierPolicy.eligible(growthValue, rules.tiers().table());
        if (reached <= place(rules)) return Optional.empty();
        Instant next = TierPolicy.nextEvaluation(occurredAt, rules);
        return Optional.of(moved(customer, reached, "GROWTH", growthValue, next, rules, occurredAt));
    }

    /**
     * What staff asks for as a floor.
     *
     * @throws UnknownTier if the table does not name it
     * @throws TierFloorOver if nothing would be left of it
     */
    static TierSet floor(SetTier command, Instant recordedAt, Programme rules) {
        List<Tier> table = rules.tiers().table();
        if (table.stream().noneMatch(known -> known.code().equals(command.tier()))) {
            throw new UnknownTier(command.tier(), table);
        }
        if (!command.until().isAfter(recordedAt)) throw new TierFloorOver(command.until(), recordedAt);
        return new TierSet(
                command.customerId(),
                command.tier(),
                command.until(),
                command.reason(),
                rules.version(),
                command.happenedAt());
    }

    /** What staff has set and is not over yet. */
    @Nullable
    TierFloor floorAt(Instant moment) {
        return floor != null && moment.isBefore(floor.until()) ? floor : null;
    }

    /** A merged customer's floor as the survivor's own, unless the survivor has one that is as high. */
    Optional<TierSet> takenOver(
            CustomerId customer, @Nullable TierFloor theirs, Instant occurredAt, Instant recordedAt, Programme rules) {
        if (theirs == null) return Optional.empty();
        List<Tier> table = rules.tiers().table();
        TierFloor own = floorAt(recordedAt);
        int least = own == null ? -1 : TierPolicy.placeOf(own.tier(), 0, table);
        if (TierPolicy.placeOf(theirs.tier(), 0, table) <= least) return Optional.empty();
        return Optional.of(new TierSet(customer, theirs.tier(), theirs.until(), "merged", rules.version(), occurredAt));
    }

    /** The floor that holds once a merge's own has gone home; one that was set since stands. */
    @Nullable
    TierFloor floorWithout(CustomerId merged) {
        Handed came = handed.get(merged);
        return came != null && came.floor().equals(floor) ? came.instead() : floor;
    }

    /** The next evaluation once a merge is taken back: at once, if the tier stood on what it had brought. */
    @Nullable
    Instant evaluationWithout(MembershipJoined joined, long growthValue, Instant now, Programme rules) {
        Instant next = evaluateAt;
        if (next == null || !now.isBefore(next)) return next;
        Handed came = handed.get(joined.mergedId());
        boolean heldByFloor = came != null
                && came.floor().equals(floor)
                && came.floor().until().equals(next);
        boolean tooHigh = TierPolicy.eligible(growthValue, rules.tiers().table()) < place(rules);
        return tooHigh && (joined.tierMoved() || heldByFloor) ? now : next;
    }

    /** The move up to a tier that staff has set, if it is one; its evaluation date is the floor's end. */
    Optional<TierChanged> lifted(TierSet set, long growthValue, Programme rules) {
        int place = TierPolicy.placeOf(set.tier(), 0, rules.tiers().table());
        if (place <= place(rules)) return Optional.empty();
        return Optional.of(moved(set.customerId(), place, "STAFF", growthValue, set.until(), rules, set.occurredAt()));
    }

    /** The move that an evaluation has decided, if it has. */
    Optional<TierChanged> decidedBy(TierEvaluated evaluation, Programme rules) {
        if (evaluation.result().equals(evaluation.tier())) return Optional.empty();
        int place = TierPolicy.placeOf(evaluation.result(), 0, rules.tiers().table());
        return Optional.of(moved(
                evaluation.customerId(),
                place,
                "EVALUATION",
                evaluation.growthValue(),
                evaluation.evaluateAt(),
                rules,
                evaluation.occurredAt()));
    }

    /** Whether staff has set just this already. */
    boolean isSet(SetTier command) {
        return floor != null
                && floor.tier().equals(command.tier())
                && floor.until().equals(command.until());
    }

    /** Holds the tier against a growth value as of a moment. */
    TierEvaluated evaluate(CustomerId customer, long growthValue, Instant asOf, Programme rules) {
        List<Tier> table = rules.tiers().table();
        int place = place(rules);
        int eligible = TierPolicy.eligible(growthValue, table);
        boolean due = evaluateAt != null && !asOf.isBefore(evaluateAt);
        Outcome outcome = eligible > place
                ? new Outcome("RAISED", eligible, TierPolicy.nextEvaluation(asOf, rules), null)
                : due ? onDate(place, eligible, asOf, rules) : new Outcome("KEPT", place, evaluateAt, null);
        return new TierEvaluated(
                customer,
                code(rules),
                outcome.name(),
                outcome.place() == place
                        ? code(rules)
                        : table.get(outcome.place()).code(),
                table.get(eligible).code(),
                growthValue,
                outcome.place() == 0 ? null : outcome.evaluateAt(),
                outcome.graceUntil(),
                rules.version(),
                asOf);
    }

    /** Whether an evaluation says nothing that the last one did not say. */
    boolean repeats(TierEvaluated evaluation) {
        TierEvaluated last = lastEvaluation;
        return last != null
                && last.result().equals(evaluation.result())
                && last.outcome().equals(evaluation.outcome())
                && last.eligible().equals(evaluation.eligible())
                && last.growthValue() == evaluation.growthValue()
                && last.programmeVersion() == evaluation.programmeVersion()
                && Objects.equals(last.evaluateAt(), evaluation.evaluateAt());
    }

    void on(MembershipEvent event) {
        if (event instanceof TierChanged changed) {
            tier = changed.to();
            threshold = changed.threshold();
            evaluateAt = changed.evaluateAt();
            graceUntil = null;
        } else if (event instanceof TierSet set) {
            floorBefore = floor;
            floor = new TierFloor(set.tier(), set.until());
        } else if (event instanceof MembershipJoined joined) {
            if (joined.floorTaken())
                handed.put(joined.mergedId(), new Handed(Objects.requireNonNull(floor), floorBefore));
        } else if (event instanceof MembershipParted parted) {
            evaluateAt = parted.evaluateAt();
            parted(parted.mergedId(), parted.floor());
        } else if (event instanceof TierEvaluated evaluated) {
            evaluateAt = evaluated.evaluateAt();
            graceUntil = evaluated.graceUntil();
            lastEvaluation = evaluated;
        }
    }

    private void parted(CustomerId merged, @Nullable TierFloor left) {
        floor = left;
        Handed gone = handed.remove(merged);
        if (gone == null) return;
        handed.replaceAll(
                (from, came) -> gone.floor().equals(came.instead()) ? new Handed(came.floor(), gone.instead()) : came);
    }

    private record Outcome(
            String name,
            int place,
            @Nullable Instant evaluateAt,
            @Nullable Instant graceUntil) {}

    private Outcome onDate(int place, int eligible, Instant asOf, Programme rules) {
        Instant next = TierPolicy.nextEvaluation(asOf, rules);
        if (eligible == place || rules.tiers().downgrade() == Downgrade.NONE) {
            return new Outcome("KEPT", place, next, null);
        }
        TierFloor held = floorAt(asOf);
        int least = held == null
                ? 0
                : TierPolicy.placeOf(held.tier(), 0, rules.tiers().table());
        if (held != null && least >= place) return new Outcome("FLOOR", place, held.until(), null);
        Instant graceEnd = TierPolicy.endOfGrace(evaluateAt == null ? asOf : evaluateAt, rules);
        if (asOf.isBefore(graceEnd)) return new Outcome("GRACE", place, evaluateAt, graceEnd);
        int lands =
                Math.max(least, TierPolicy.fall(place, eligible, rules.tiers().downgrade()));
        return new Outcome("LOWERED", lands, next, null);
    }

    private int place(Programme rules) {
        return tier == null
                ? 0
                : TierPolicy.placeOf(tier, threshold, rules.tiers().table());
    }

    private String code(Programme rules) {
        return tier == null ? rules.tiers().table().get(0).code() : tier;
    }

    private TierChanged moved(
            CustomerId customer,
            int to,
            String cause,
            long growthValue,
            @Nullable Instant next,
            Programme rules,
            Instant occurredAt) {
        List<Tier> table = rules.tiers().table();
        return new TierChanged(
                customer,
                code(rules),
                table.get(to).code(),
                cause,
                growthValue,
                table.get(to).threshold(),
                to == 0 ? null : next,
                rules.version(),
                occurredAt);
    }
}
