package dev.pondkeeper.query.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One run with all that happened in it.
 *
 * @param timeline oldest first, as it was recorded
 * @param omitted how many entries are left out of the middle of a timeline that grew beyond measure
 */
record RunTimelineView(@JsonUnwrapped RunView run, List<Entry> timeline, int omitted) {

    /**
     * One event.
     *
     * @param event its kind, such as CampaignStepTaken or TouchSuppressed
     * @param position in the ledger
     * @param round of the step, or of the step that asked for the touch; of the end, the last one taken before
     * @param rung percent paid of the coupon
     * @param waitsUntil until when the run, the touch or the call waits, or the coupon is reserved; in recorded time
     * @param validUntil of the coupon, exclusive
     * @param reason why: of a start, the kind of event that brought it about
     * @param state that a coupon given back is in
     * @param outcome of the call or of the run
     */
    record Entry(
            String event,
            Instant occurredAt,
            Instant recordedAt,
            long position,
            @Nullable String step,
            @Nullable Integer round,
            @Nullable String touchId,
            @Nullable String couponId,
            @Nullable String orderId,
            @Nullable Integer rung,
            @Nullable String channel,
            @Nullable String staffId,
            @Nullable Instant waitsUntil,
            @Nullable Instant validUntil,
            @Nullable String reason,
            @Nullable String state,
            @Nullable String outcome) {

        private static Entry of(Document entry, @Nullable String touchId, @Nullable String couponId, Document part) {
            return new Entry(
                    entry.getString("event"),
                    entry.get("occurredAt", Date.class).toInstant(),
                    entry.get("recordedAt", Date.class).toInstant(),
                    entry.getLong("position"),
                    entry.getString("step"),
                    own(entry, part, "round"),
                    touchId,
                    couponId,
                    entry.getString("orderId"),
                    own(entry, part, "rung"),
                    entry.getString("channel"),
                    entry.getString("staffId"),
                    RunView.time(entry, "waitsUntil"),
                    RunView.time(entry, "validUntil"),
                    entry.getString("reason"),
                    entry.getString(RunDocument.STATE),
                    entry.getString("outcome"));
        }

        private static @Nullable Integer own(Document entry, Document part, String field) {
            Integer own = entry.getInteger(field);
            return own == null ? part.getInteger(field) : own;
        }
    }

    static RunTimelineView of(Document run) {
        List<Entry> timeline = new ArrayList<>();
        int omitted = run.getInteger(Entries.OMITTED, 0);
        for (Document entry : entries(run)) {
            timeline.add(Entry.of(entry, entry.getString("touchId"), entry.getString("couponId"), new Document()));
        }
        for (Document touch : RunDocument.parts(run, RunDocument.TOUCHES)) {
            omitted += touch.getInteger(Entries.OMITTED, 0);
            String id = touch.getString(RunDocument.ID);
            for (Document entry : entries(touch)) timeline.add(Entry.of(entry, id, null, touch));
        }
        for (Document coupon : RunDocument.parts(run, RunDocument.COUPONS)) {
            omitted += coupon.getInteger(Entries.OMITTED, 0);
            String id = coupon.getString(RunDocument.ID);
            for (Document entry : entries(coupon)) timeline.add(Entry.of(entry, null, id, coupon));
        }
        timeline.sort(Comparator.comparingLong(Entry::position));
        return new RunTimelineView(RunView.of(run), timeline, omitted);
    }

    private static List<Document> entries(Document document) {
        return document.getList(Entries.ENTRIES, Document.class, List.of());
    }
}
