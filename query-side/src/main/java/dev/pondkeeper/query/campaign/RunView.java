package dev.pondkeeper.query.campaign;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One run as it stands.
 *
 * @param state RUNNING or ENDED
 * @param startedBy the kind of event that started it
 * @param programmeVersion under which it is carried through
 * @param holdout the customer gets nothing, so that uplift can be measured
 * @param termNo with renewal-reminder: the term that will end
 * @param endsAt with renewal-reminder: its end
 * @param referrerId with referral-reward: who brought the customer
 * @param rounds taken so far, in the order in which they were
 * @param next what it waits for; null once it waits for nothing that is planned
 * @param outcome null while it runs, as are converted and endedAt
 * @param version of the run's stream
 */
record RunView(
        String runId,
        String campaign,
        String customerId,
        String state,
        Instant startedAt,
        String startedBy,
        int programmeVersion,
        boolean holdout,
        @Nullable Integer termNo,
        @Nullable Instant endsAt,
        @Nullable String referrerId,
        List<Integer> rounds,
        @Nullable Next next,
        @Nullable String outcome,
        @Nullable Boolean converted,
        @Nullable Instant endedAt,
        Instant recordedAt,
        long version) {

    /**
     * A step that is planned.
     *
     * @param dueAt in recorded time
     * @param reason why then
     */
    record Next(String step, @Nullable Integer round, Instant dueAt, String reason) {}

    static RunView of(Document run) {
        Document next = run.get(RunDocument.NEXT, Document.class);
        return new RunView(
                run.getString("_id"),
                run.getString("campaign"),
                run.getString("customerId"),
                run.getString(RunDocument.STATE),
                run.get("startedAt", Date.class).toInstant(),
                run.getString("startedBy"),
                run.getInteger("programmeVersion"),
                run.getBoolean("holdout"),
                run.getInteger("termNo"),
                time(run, "endsAt"),
                run.getString("referrerId"),
                run.getList(RunDocument.ROUNDS, Integer.class, List.of()),
                next == null ? null : next(next),
                run.getString("outcome"),
                run.getBoolean("converted"),
                time(run, "endedAt"),
                run.get("recordedAt", Date.class).toInstant(),
                run.getLong("version"));
    }

    private static Next next(Document next) {
        return new Next(
                next.getString("step"),
                next.getInteger("round"),
                next.get("dueAt", Date.class).toInstant(),
                next.getString("reason"));
    }

    static @Nullable Instant time(Document document, String field) {
        Date time = document.get(field, Date.class);
        return time == null ? null : time.toInstant();
    }
}
