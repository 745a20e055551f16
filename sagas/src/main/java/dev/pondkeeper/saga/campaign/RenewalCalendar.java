package dev.pondkeeper.saga.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.RenewalRules;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When the three rounds of one term come (DOMAIN.md §3.1). Days are days of the programme's zone, so a round keeps its hour over
 * a change of the clocks.
 */
final class RenewalCalendar {

    /** Round 2 comes 5 to 7 days after round 1. */
    private static final int FEWEST_DAYS_BETWEEN_TEXTS = 5;

    /** A call is of use until somebody must have made it and the customer has had time to answer. */
    private static final int CALL_OF_USE_DAYS = 7;

    private final ZoneId zone;
    private final int firstRoundDays;
    private final int secondRoundAfterDays;
    private final int callAfterDays;

    /** When round 1 would come by the end of the term alone; null in what was kept before this was kept too. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private final @Nullable Instant wanted;

    private Instant first;
    private Instant second;
    private Instant call;

    @JsonCreator
    private RenewalCalendar(
            @JsonProperty("zone") ZoneId zone,
            @JsonProperty("firstRoundDays") int firstRoundDays,
            @JsonProperty("secondRoundAfterDays") int secondRoundAfterDays,
            @JsonProperty("callAfterDays") int callAfterDays,
            @JsonProperty("wanted") @Nullable Instant wanted,
            @JsonProperty("first") Instant first,
            @JsonProperty("second") Instant second,
            @JsonProperty("call") Instant call) {
        this.zone = zone;
        this.firstRoundDays = firstRoundDays;
        this.secondRoundAfterDays = secondRoundAfterDays;
        this.callAfterDays = callAfterDays;
        this.wanted = wanted;
        this.first = first;
        this.second = second;
        this.call = call;
    }

    /** Where round 1 lies in the past already, it comes at once. */
    static RenewalCalendar of(Instant endsAt, Instant now, Programme programme) {
        RenewalRules rules = programme.renewal();
        Instant wanted = days(endsAt, rules.firstRoundDays(), programme.zone());
        Instant first = later(wanted, now);
        Instant second = days(first, rules.secondRoundAfterDays(), programme.zone());
        Instant call = days(second, rules.callAfterDays(), programme.zone());
        return new RenewalCalendar(
                programme.zone(),
                rules.firstRoundDays(),
                rules.secondRoundAfterDays(),
                rules.callAfterDays(),
                wanted,
                first,
                second,
                call);
    }

    /** When a term that is not renewed has lapsed. */
    static Instant endOfGrace(Instant endsAt, Programme programme) {
        return days(endsAt, programme.membership().graceDays(), programme.zone());
    }

    Instant dueAt(int round) {
        return switch (round) {
            case 1 -> first;
            case 2 -> second;
            default -> call;
        };
    }

    String reasonFor(int round) {
        return switch (round) {
            case 1 ->
                firstRoundDays <= 0
                        ? -firstRoundDays + " days before the term ends"
                        : firstRoundDays + " days after the term has ended";
            case 2 -> secondRoundAfterDays + " days after round 1";
            default -> callAfterDays + " days after round 2";
        };
    }

    /** A round that has to wait until the next one begins is not sent any more: two at once help nobody. */
    Instant lastUseOf(int round) {
        return round < RenewalReminderSaga.CALL ? dueAt(round + 1) : days(call, CALL_OF_USE_DAYS, zone);
    }

    /** Takes down when a round was really sent; true if that moves the next one. */
    boolean sent(int round, Instant at) {
        if (round != 1) return false;
        Instant earliest = days(at, FEWEST_DAYS_BETWEEN_TEXTS, zone);
        if (!second.isBefore(earliest)) return false;
        second = earliest;
        call = days(earliest, callAfterDays, zone);
        return true;
    }

    /**
     * An earlier run took the round: the ones that are left keep their days before the end of the term, and from now on as many
     * between them as between any two.
     */
    void passedOver(int round, Instant now) {
        Instant start = wanted == null ? first : wanted;
        if (round == 1) second = later(days(start, secondRoundAfterDays, zone), days(now, secondRoundAfterDays, zone));
        Instant before = round == 1 ? second : now;
        Instant natural = days(days(start, secondRoundAfterDays, zone), callAfterDays, zone);
        if (round < RenewalReminderSaga.CALL) call = later(natural, days(before, callAfterDays, zone));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant days(Instant from, int days, ZoneId zone) {
        return from.atZone(zone).plusDays(days).toInstant();
    }
}
