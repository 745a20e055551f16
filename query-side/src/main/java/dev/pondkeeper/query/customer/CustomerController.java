package dev.pondkeeper.query.customer;

import dev.pondkeeper.query.ReportingProgramme;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import dev.pondkeeper.query.membership.MembershipViews;
import dev.pondkeeper.query.order.BuyerTotals;
import dev.pondkeeper.query.order.OrderViews;
import dev.pondkeeper.query.points.PointsViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
    private final ReportingProgramme programme;
    private final Clock clock;

    CustomerController(
            CustomerViews customers,
            OrderViews orders,
            PointsViews points,
            MembershipViews memberships,
            ReportingProgramme programme,
            Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.points = points;
        this.memberships = memberships;
        this.programme = programme;
        this.clock = clock;
    }

    @GetMapping("/customers/{customerId}")
    CustomerView customer(Reading reading, @PathVariable String customerId) {
        reading.of(CustomerViews.NAME, OrderViews.NAME, PointsViews.NAME, MembershipViews.NAME);
        Document customer = customers
                .find(customerId)
                .orElseThrow(
                        () -> Problem.unknown("unknown-customer", "no customer " + customerId + " has registered"));
        return CustomerView.of(customer, standing(customerId, clock.instant()));
    }

    private CustomerView.Standing standing(String customerId, Instant now) {
        BuyerTotals totals = orders.ofCustomer(customerId);
        ZoneId zone = programme.current().zone();
        Instant windowStart = now.minus(Duration.ofDays(FanLayer.WINDOW_DAYS));
        return new CustomerView.Standing(
                Lifecycle.of(totals.count(), daysSince(totals.lastAt(), now, zone)),
                FanLayer.of(orders.paidBetween(customerId, windowStart, now, FanLayer.LOYAL_FROM_ORDERS)),
                memberships
                        .find(customerId, now)
                        .map(member -> new CustomerView.Membership(member.state(), null, member.endsAt(), null))
                        .orElse(null),
                points.account(customerId)
                        .map(account -> new CustomerView.Points(
                                account.available(), account.pending(), account.held(), account.owed()))
                        .orElse(new CustomerView.Points(0, 0, 0, 0)),
                new CustomerView.Orders(
                        totals.count(), totals.net(programme.current().currency()), totals.firstAt(), totals.lastAt()),
                null);
    }

    private static long daysSince(@Nullable Instant last, Instant now, ZoneId zone) {
        if (last == null) return 0;
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(last, zone), LocalDate.ofInstant(now, zone));
    }
}
