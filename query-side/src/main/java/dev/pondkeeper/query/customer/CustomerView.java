package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
        List<String> consents,
        @Nullable String preferences,
        List<String> tags,
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
            @Nullable Rfm rfm) {}

    static CustomerView of(Document customer, Standing standing) {
        return new CustomerView(
                customer.getString("_id"),
                customer.get("registeredAt", Date.class).toInstant(),
                customer.get("recordedAt", Date.class).toInstant(),
                customer.getString("displayName"),
                customer.getList("identities", Document.class, List.of()).stream()
                        .map(known -> new Identity(known.getString("type"), known.getString("value")))
                        .toList(),
                acquisition(customer.get("acquisition", Document.class)),
                customer.getString("timeZone"),
                customer.getString("locale"),
                List.of(),
                null,
                List.of(),
                standing.lifecycle(),
                standing.fanLayer(),
                standing.membership(),
                standing.points(),
                standing.orders(),
                standing.openCoupons(),
                null,
                standing.rfm(),
                customer.getLong("version"));
    }

    private static @Nullable Acquisition acquisition(@Nullable Document through) {
        if (through == null) return null;
        return new Acquisition(
                through.getString("channel"), through.getString("campaign"), through.getString("referrerId"));
    }
}
