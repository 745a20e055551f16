package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import java.time.Instant;
import java.time.ZoneId;

/** Which order rewards a referral, and how long it can be sent back (DOMAIN.md §3.3, §4). */
record ReturnWindow(ReferralRules rules, ZoneId zone) {

    static ReturnWindow of(Programme programme) {
        return new ReturnWindow(programme.referral(), programme.zone());
    }

    /** Whether so much was paid that the order counts. */
    boolean counts(OrderPaid order) {
        return order.amount().amount() >= rules.firstOrderAtLeast();
    }

    /** Days of the programme's zone from the payment on. */
    Instant endOf(Instant paidAt) {
        return paidAt.atZone(zone).plusDays(rules.afterSaleDays()).toInstant();
    }
}
