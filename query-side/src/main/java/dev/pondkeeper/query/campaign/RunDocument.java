package dev.pondkeeper.query.campaign;

import static com.mongodb.client.model.Projections.exclude;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One run: what lists show of it, and what its steps asked for, each with what became of it. */
final class RunDocument {

    static final String STATE = "state";
    static final String RUNNING = "RUNNING";
    static final String ENDED = "ENDED";

    /** The {@link Quarter} in which it began. */
    static final String BEGAN = "began";

    static final String ROUNDS = "rounds";
    static final String NEXT = "next";
    static final String TOUCHES = "touches";
    static final String COUPONS = "coupons";

    /** All but what only the timeline shows. */
    static final Bson TIMELINE_LEFT_OUT = exclude(Entries.ENTRIES, TOUCHES, COUPONS);

    /** The id of a touch or a coupon within its list. */
    static final String ID = "id";

    private RunDocument() {}

    static void took(Document run, int round) {
        List<Integer> rounds = new ArrayList<>(run.getList(ROUNDS, Integer.class, List.of()));
        if (!rounds.contains(round)) rounds.add(round);
        run.append(ROUNDS, rounds);
    }

    /** What was planned is done with once that step or a later round is taken; another step leaves the plan as it is. */
    static void endPlan(Document run, String step, @Nullable Integer round) {
        Document next = run.get(NEXT, Document.class);
        if (next == null) return;
        Integer planned = next.getInteger("round");
        boolean passedBy = round != null && planned != null && round > planned;
        if (passedBy || step.equals(next.getString("step"))) run.remove(NEXT);
    }

    /** The touch or coupon with this id, which is added where a step has not named it before. */
    static Document part(Document run, String list, String id) {
        List<Document> parts = new ArrayList<>(run.getList(list, Document.class, List.of()));
        for (Document part : parts) {
            if (id.equals(part.getString(ID))) return part;
        }
        Document part = new Document(ID, id);
        parts.add(part);
        run.append(list, parts);
        return part;
    }

    static List<Document> parts(Document run, String list) {
        return run.getList(list, Document.class, List.of());
    }
}
