package dev.pondkeeper.query.membership;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * The term a customer is in or will be in.
 *
 * @param state as the latest event has it; a term recorded as PENDING is ACTIVE from its start on
 * @param endsAt exclusive
 * @param termOver whether the term's end has passed, though no event has said yet what follows
 * @param enrolledAt business time
 * @param version of the membership's stream, as in {@code If-Match}
 */
public record MembershipView(
        String customerId,
        String plan,
        int termNo,
        String state,
        Instant startsAt,
        Instant endsAt,
        boolean termOver,
        int programmeVersion,
        Instant enrolledAt,
        Instant recordedAt,
        long version) {

    static MembershipView of(Document member, Instant now) {
        Instant startsAt = time(member, "startsAt");
        Instant endsAt = time(member, "endsAt");
        String recorded = member.getString("state");
        boolean begun = recorded.equals("PENDING") && !now.isBefore(startsAt);
        return new MembershipView(
                member.getString("_id"),
                member.getString("plan"),
                member.getInteger("termNo"),
                begun ? "ACTIVE" : recorded,
                startsAt,
                endsAt,
                !now.isBefore(endsAt),
                member.getInteger("programmeVersion"),
                time(member, "enrolledAt"),
                time(member, "recordedAt"),
                member.getLong("version"));
    }

    private static Instant time(Document document, String field) {
        return document.get(field, Date.class).toInstant();
    }
}
