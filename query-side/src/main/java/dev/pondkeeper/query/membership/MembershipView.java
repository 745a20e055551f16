package dev.pondkeeper.query.membership;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The membership of one customer: the term, growth value (成长值) and tier (等级).
 *
 * @param plan null for a customer who has growth value and never enrolled; so are the other fields of the term
 * @param termNo of the latest enrolment or renewal, 0 without one
 * @param state as the latest event has it; a term recorded as PENDING is ACTIVE from its start on
 * @param startsAt since when the membership has run without a new enrolment
 * @param endsAt exclusive
 * @param termOver whether the term's end has passed, also where no event has said yet what follows
 * @param graceEndsAt exclusive, in GRACE and after it; otherwise null
 * @param upcoming terms enrolled for that begin later
 * @param growthValue as of the latest event about it
 * @param tier the lowest one until an event says otherwise
 * @param evaluateAt when the tier is held against the growth value again; null in the lowest
 * @param fallsAt the tier falls then unless the growth value recovers; otherwise null
 * @param floor what staff has set, also when it is over
 * @param recordedAt of the latest event
 * @param version of the membership's stream, as in {@code If-Match}
 */
public record MembershipView(
        String customerId,
        @Nullable String plan,
        int termNo,
        String state,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        boolean termOver,
        @Nullable Instant graceEndsAt,
        List<Upcoming> upcoming,
        long growthValue,
        String tier,
        @Nullable Instant tierSince,
        @Nullable Instant evaluateAt,
        @Nullable Instant fallsAt,
        @Nullable Floor floor,
        @Nullable Integer programmeVersion,
        @Nullable Instant enrolledAt,
        Instant recordedAt,
        long version) {

    /** A term that begins later. */
    public record Upcoming(int termNo, String plan, Instant startsAt, Instant endsAt) {}

    /** @param until exclusive */
    public record Floor(String tier, Instant until) {}

    static MembershipView of(Document member, String lowestTier, Instant now) {
        Instant startsAt = time(member, "startsAt");
        Instant endsAt = time(member, "endsAt");
        String recorded = member.get("state", "NONE");
        boolean begun = recorded.equals("PENDING") && startsAt != null && !now.isBefore(startsAt);
        Document floor = member.get("floor", Document.class);
        return new MembershipView(
                member.getString("_id"),
                member.getString("plan"),
                member.get("termNo", 0),
                begun ? "ACTIVE" : recorded,
                startsAt,
                endsAt,
                endsAt != null && !now.isBefore(endsAt),
                time(member, "graceEndsAt"),
                member.getList("upcoming", Document.class, List.of()).stream()
                        .map(MembershipView::upcoming)
                        .toList(),
                member.get("growthValue", 0L),
                member.get("tier", lowestTier),
                time(member, "tierSince"),
                time(member, "evaluateAt"),
                time(member, "fallsAt"),
                floor == null ? null : new Floor(floor.getString("tier"), known(floor, "until")),
                member.getInteger("programmeVersion"),
                time(member, "enrolledAt"),
                known(member, "recordedAt"),
                member.getLong("version"));
    }

    private static Upcoming upcoming(Document term) {
        return new Upcoming(
                term.getInteger("termNo"), term.getString("plan"), known(term, "startsAt"), known(term, "endsAt"));
    }

    private static Instant known(Document document, String field) {
        return document.get(field, Date.class).toInstant();
    }

    private static @Nullable Instant time(Document document, String field) {
        Date date = document.get(field, Date.class);
        return date == null ? null : date.toInstant();
    }
}
