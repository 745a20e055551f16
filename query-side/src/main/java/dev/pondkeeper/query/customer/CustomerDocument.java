package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.DayRun;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How the parts of a customer's document change. {@code held} has the hashes by which the customer is found. */
final class CustomerDocument {

    static final Set<String> KEPT_OF_AN_ERASED_ONE = Set.of("_id", "position", "registeredAt", "recordedAt", "version");

    private CustomerDocument() {}

    static void hold(Document customer, Document identity) {
        List<Document> identities = without(customer, "identities", "identity", identity.getString("identity"));
        identities.add(identity);
        customer.append("identities", identities);
        findByIdentities(customer);
    }

    static void letGo(Document customer, String identity) {
        customer.append("identities", without(customer, "identities", "identity", identity));
        findByIdentities(customer);
    }

    /** Who was merged away is shown under its own id still, and found by nothing else. */
    static void leave(Document customer, String survivor) {
        customer.append("mergedInto", survivor).append("held", List.of()).append("tagged", List.of());
    }

    static void comeBack(Document customer) {
        customer.remove("mergedInto");
        findByIdentities(customer);
        findByTags(customer);
    }

    static void tag(Document customer, Document tag) {
        boolean known = customer.getList("tags", Document.class, List.of()).stream()
                .anyMatch(each -> tag.getString("hash").equals(each.getString("hash")));
        if (known) return;
        List<Document> tags = new ArrayList<>(customer.getList("tags", Document.class, List.of()));
        tags.add(tag);
        customer.append("tags", tags);
        findByTags(customer);
    }

    static void untag(Document customer, String hash) {
        customer.append("tags", without(customer, "tags", "hash", hash));
        findByTags(customer);
    }

    static void say(Document customer, ConsentState said, Instant at, @Nullable String wording) {
        List<Document> consents = consents(customer, "consents");
        consents.removeIf(known -> said.channel().equals(known.getString("channel"))
                && said.purpose().equals(known.getString("purpose")));
        consents.add(consent(said, at, wording));
        customer.append("consents", consents);
    }

    /** What a merge left as it was keeps its time and wording; what it overrules is kept for the day it is taken back. */
    static void overrule(Document customer, List<ConsentState> results, Instant at) {
        List<Document> before = consents(customer, "consents");
        result(customer, results, at);
        List<Document> overruled = consents(customer, "overruledConsents");
        before.stream()
                .filter(said -> !consents(customer, "consents").contains(said))
                .forEach(overruled::add);
        customer.append("overruledConsents", overruled);
    }

    /** What was said once in these words was said then, and anything else now. */
    static void result(Document customer, List<ConsentState> results, Instant at) {
        List<Document> known = consents(customer, "consents");
        known.addAll(consents(customer, "overruledConsents"));
        List<Document> standing = new ArrayList<>();
        for (ConsentState said : results) {
            standing.add(known.stream()
                    .filter(each -> said.equals(stateOf(each)))
                    .findFirst()
                    .orElseGet(() -> consent(said, at, null)));
        }
        List<Document> overruled = consents(customer, "overruledConsents");
        overruled.removeAll(standing);
        customer.append("consents", standing).append("overruledConsents", overruled);
    }

    private static List<Document> consents(Document customer, String list) {
        return new ArrayList<>(customer.getList(list, Document.class, List.of()));
    }

    private static Document consent(ConsentState said, Instant at, @Nullable String wording) {
        return new Document("channel", said.channel())
                .append("purpose", said.purpose())
                .append("state", said.state())
                .append("at", at)
                .append("wordingVersion", wording);
    }

    private static ConsentState stateOf(Document consent) {
        return new ConsentState(consent.getString("channel"), consent.getString("purpose"), consent.getString("state"));
    }

    static Document preferences(Preferences preferences) {
        return new Document("preferredChannel", preferences.preferredChannel())
                .append("quietFrom", text(preferences.quietFrom()))
                .append("quietTo", text(preferences.quietTo()))
                .append(
                        "doNotDisturb",
                        preferences.doNotDisturb().stream()
                                .map(CustomerDocument::days)
                                .toList())
                .append("noPersonalOffers", preferences.noPersonalOffers());
    }

    static Document checkIns(int streak, int total) {
        return new Document("streak", streak).append("total", total);
    }

    /** All are counted; of the latest ones, as many as a fan layer asks for, it is known when they were. */
    static void interact(Document customer, Instant at) {
        Long before = customer.getLong("interactions");
        List<Long> latest = new ArrayList<>(customer.getList("latestInteractions", Long.class, List.of()));
        latest.add(at.toEpochMilli());
        latest.sort(Comparator.reverseOrder());
        customer.append("interactions", before == null ? 1L : before + 1)
                .append(
                        "latestInteractions",
                        latest.stream().limit(FanLayer.LOYAL_FROM_INTERACTIONS).toList());
    }

    /** Both ends included; more than a fan layer asks for may be told as that many. */
    static int interactionsBetween(Document customer, Instant from, Instant to) {
        return (int) customer.getList("latestInteractions", Long.class, List.of()).stream()
                .filter(at -> at >= from.toEpochMilli() && at <= to.toEpochMilli())
                .count();
    }

    private static Document days(DayRun run) {
        return new Document("from", run.from().toString()).append("to", run.to().toString());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static void findByIdentities(Document customer) {
        if (customer.getString("mergedInto") != null) return;
        customer.append("held", values(customer, "identities", "identity"));
    }

    private static void findByTags(Document customer) {
        if (customer.getString("mergedInto") != null) return;
        customer.append("tagged", values(customer, "tags", "hash"));
    }

    private static List<String> values(Document customer, String list, String field) {
        return customer.getList(list, Document.class, List.of()).stream()
                .map(each -> each.getString(field))
                .toList();
    }

    private static List<Document> without(Document customer, String list, String field, String value) {
        List<Document> others = new ArrayList<>(customer.getList(list, Document.class, List.of()));
        others.removeIf(each -> value.equals(each.getString(field)));
        return others;
    }
}
