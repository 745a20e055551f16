package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The 360 of one customer. What no event can fill yet is null or empty.
 *
 * @param registeredAt business time
 * @param recordedAt when the registration was recorded
 * @param lifecycle as of now
 * @param fanLayer as of now
 * @param membership null if the customer was never enrolled and never earned growth value
 * @param openCoupons ids of what can still be used, newest first
 * @param checkIns the streak up to the latest day, and all days
 * @param restrictedAt since when the data may only be kept, null if it may be used
 * @param mergedInto the customer who acts under this id since a merge
 * @param merged the ids under which this customer acts too
 * @param referral who has brought the customer and earns by the orders now, null if nobody does
 * @param rfm as of today, null without an order
 * @param version of the customer's stream, as in {@code If-Match}
 */
record CustomerView(
        String customerId,
        Instant registeredAt,
        Instant recordedAt,
        @Nullable String displayName,
        List<Identity> identities,
        @Nullable Acquisition acquisition,
        @Nullable String timeZone,
        @Nullable String locale,
        List<Consent> consents,
        @Nullable Preferences preferences,
        List<String> tags,
        CheckIns checkIns,
        long interactions,
        @Nullable Instant restrictedAt,
        @Nullable String mergedInto,
        List<String> merged,
        Lifecycle lifecycle,
        FanLayer fanLayer,
        @Nullable Membership membership,
        Points points,
        Orders orders,
        List<String> openCoupons,
        @Nullable String referral,
        @Nullable Rfm rfm,
        long version) {

    record Identity(String type, @Nullable String value) {}

    /** @param at when it was said; of what a merge made stricter, when that was */
    record Consent(
            String channel,
            String purpose,
            String state,
            Instant at,
            @Nullable String wordingVersion) {}

    /** Local times and days of the customer. */
    record Preferences(
            @Nullable String preferredChannel,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            List<Days> doNotDisturb,
            boolean noPersonalOffers) {}

    record Days(String from, String to) {}

    record CheckIns(int streak, int total) {}

    record Acquisition(
            String channel,
            @Nullable String campaign,
            @Nullable String referrerId) {}

    record Membership(String state, String tier, @Nullable Instant endsAt, long growthValue) {}

    record Points(long available, long pending, long held, long owed) {}

    /** @param net in the programme's currency where the customer has paid in it, else in that of the latest order */
    record Orders(
            long count,
            Amount net,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    record Rfm(int r, int f, int m) {}

    /** What the other views say about the customer. */
    record Standing(
            Lifecycle lifecycle,
            FanLayer fanLayer,
            @Nullable Membership membership,
            Points points,
            Orders orders,
            List<String> openCoupons,
            @Nullable String referral,
            @Nullable Rfm rfm) {}

    /** @param merged the documents of those merged into the customer, by id */
    static CustomerView of(Document customer, Map<String, Document> merged, SealedTexts texts, Standing standing) {
        return new CustomerView(
                customer.getString("_id"),
                customer.get("registeredAt", Date.class).toInstant(),
                customer.get("recordedAt", Date.class).toInstant(),
                texts.displayName(customer),
                texts.identities(customer, merged),
                acquisition(customer.get("acquisition", Document.class)),
                customer.getString("timeZone"),
                customer.getString("locale"),
                consents(customer),
                preferences(customer.get("preferences", Document.class)),
                texts.tags(customer, merged),
                checkIns(customer.get("checkIns", Document.class)),
                Objects.requireNonNullElse(customer.getLong("interactions"), 0L),
                instant(customer.getDate("restrictedAt")),
                customer.getString("mergedInto"),
                customer.getList("merged", String.class, List.of()),
                standing.lifecycle(),
                standing.fanLayer(),
                standing.membership(),
                standing.points(),
                standing.orders(),
                standing.openCoupons(),
                standing.referral(),
                standing.rfm(),
                customer.getLong("version"));
    }

    private static @Nullable Acquisition acquisition(@Nullable Document through) {
        if (through == null) return null;
        return new Acquisition(
                through.getString("channel"), through.getString("campaign"), through.getString("referrerId"));
    }

    private static List<Consent> consents(Document customer) {
        return customer.getList("consents", Document.class, List.of()).stream()
                .map(said -> new Consent(
                        said.getString("channel"),
                        said.getString("purpose"),
                        said.getString("state"),
                        said.getDate("at").toInstant(),
                        said.getString("wordingVersion")))
                .sorted(Comparator.comparing(Consent::channel).thenComparing(Consent::purpose))
                .toList();
    }

    private static @Nullable Preferences preferences(@Nullable Document set) {
        if (set == null) return null;
        return new Preferences(
                set.getString("preferredChannel"),
                set.getString("quietFrom"),
                set.getString("quietTo"),
                set.getList("doNotDisturb", Document.class, List.of()).stream()
                        .map(days -> new Days(days.getString("from"), days.getString("to")))
                        .toList(),
                set.getBoolean("noPersonalOffers"));
    }

    private static CheckIns checkIns(@Nullable Document seen) {
        return seen == null ? new CheckIns(0, 0) : new CheckIns(seen.getInteger("streak"), seen.getInteger("total"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
