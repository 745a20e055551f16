package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.query.ReportingProgramme;
import dev.pondkeeper.query.coupon.CouponViews;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import dev.pondkeeper.query.membership.MembershipViews;
import dev.pondkeeper.query.order.BuyerTotals;
import dev.pondkeeper.query.order.OrderViews;
import dev.pondkeeper.query.points.PointsViews;
import dev.pondkeeper.query.referral.ReferralViews;
import dev.pondkeeper.query.report.RfmToday;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /customers/{id}}: one customer put together from the views that know a part. */
@RestController
final class CustomerController {

    private final CustomerViews customers;
    private final OrderViews orders;
    private final PointsViews points;
    private final MembershipViews memberships;
    private final CouponViews coupons;
    private final ReferralViews referrals;
    private final RfmToday rfm;
    private final ReportingProgramme programme;
    private final Clock clock;
    private final SealedTexts texts;

    CustomerController(
            CustomerViews customers,
            OrderViews orders,
            PointsViews points,
            MembershipViews memberships,
            CouponViews coupons,
            ReferralViews referrals,
            RfmToday rfm,
            ReportingProgramme programme,
            Clock clock,
            SealedTexts texts) {
        this.customers = customers;
        this.orders = orders;
        this.points = points;
        this.memberships = memberships;
        this.coupons = coupons;
        this.referrals = referrals;
        this.rfm = rfm;
        this.programme = programme;
        this.clock = clock;
        this.texts = texts;
    }

    /** All that is left of a customer who was forgotten. */
    record ErasedCustomer(String customerId, Instant erasedAt) {}

    @GetMapping("/customers/{customerId}")
    Object customer(Reading reading, @PathVariable String customerId) {
        reading.of(
                CustomerViews.NAME,
                OrderViews.NAME,
                PointsViews.NAME,
                MembershipViews.NAME,
                CouponViews.NAME,
                ReferralViews.NAME,
                RfmToday.VIEW);
        Document customer = customers
                .find(customerId)
                .orElseThrow(
                        () -> Problem.unknown("unknown-customer", "no customer " + customerId + " has registered"));
        Date erasedAt = customer.getDate("erasedAt");
        if (erasedAt != null) return new ErasedCustomer(customerId, erasedAt.toInstant());
        Map<String, Document> merged = customers.mergedInto(customer);
        List<Document> all = new ArrayList<>(merged.values());
        all.add(customer);
        return CustomerView.of(customer, merged, texts, standing(reading, customerId, all, clock.instant()));
    }

    /**
     * Points moved with a merge; orders and interactions kept their customer, so those of every id that stands for this one
     * count.
     */
    private CustomerView.Standing standing(Reading reading, String customerId, List<Document> all, Instant now) {
        List<String> ids = all.stream().map(each -> each.getString("_id")).toList();
        BuyerTotals totals = orders.ofCustomers(ids);
        Instant windowStart = now.minus(Duration.ofDays(FanLayer.WINDOW_DAYS));
        return new CustomerView.Standing(
                Lifecycle.of(totals.count(), daysSince(totals.lastAt(), now)),
                FanLayer.of(
                        orders.paidBetween(ids, windowStart, now, FanLayer.LOYAL_FROM_ORDERS),
                        all.stream()
                                .mapToInt(each -> CustomerDocument.interactionsBetween(each, windowStart, now))
                                .sum()),
                memberships
                        .find(customerId, now)
                        .map(member -> new CustomerView.Membership(
                                member.state(), member.tier(), member.endsAt(), member.growthValue()))
                        .orElse(null),
                points.account(customerId)
                        .map(account -> new CustomerView.Points(
                                account.available(), account.pending(), account.held(), account.owed()))
                        .orElse(new CustomerView.Points(0, 0, 0, 0)),
                orders(totals),
                coupons.openOf(customerId, now),
                referrals.referrerOf(customerId),
                rfm(reading, totals));
    }

    private CustomerView.Orders orders(BuyerTotals totals) {
        String currency = totals.currency(programme.current().currency());
        BuyerTotals.InCurrency own = totals.byCurrency().get(currency);
        Amount net = new Amount(own == null ? 0 : own.net(), currency);
        return new CustomerView.Orders(totals.count(), net, totals.firstAt(), totals.lastAt());
    }

    private CustomerView.@Nullable Rfm rfm(Reading reading, BuyerTotals totals) {
        String currency = totals.currency(programme.current().currency());
        BuyerTotals.InCurrency own = totals.byCurrency().get(currency);
        if (own == null) return null;
        RfmToday.Placed placed = rfm.place(currency, date(own.lastAt()), own.count(), own.net(), reading.token());
        if (placed == null) return null;
        reading.atMost(placed.position());
        return new CustomerView.Rfm(placed.r(), placed.f(), placed.m());
    }

    private long daysSince(@Nullable Instant last, Instant now) {
        return last == null ? 0 : ChronoUnit.DAYS.between(date(last), date(now));
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, programme.current().zone());
    }
}
