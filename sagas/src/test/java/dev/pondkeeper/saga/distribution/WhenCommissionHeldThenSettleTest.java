package dev.pondkeeper.saga.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhenCommissionHeldThenSettleTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");

    private final Agenda agenda = new Agenda(new WhenCommissionHeldThenSettle());

    @Test
    void commission_is_settled_when_its_hold_ends() {
        Instant end = Agenda.RECORDED.plus(Duration.ofDays(7));
        assertThat(agenda.of(held(end)))
                .containsExactly(
                        new Entry(end, "commission-due/distributor:42/" + end, new SettleCommissions(CUSTOMER, end)));
    }

    @Test
    void what_came_off_hold_before_it_was_told_of_is_settled_with_that() {
        assertThat(agenda.ofImported(held(Instant.parse("1998-01-01T00:00:00Z"))))
                .isEmpty();
    }

    private static CommissionHeld held(Instant end) {
        return new CommissionHeld(CUSTOMER, new OrderId("o"), end, Agenda.RECORDED);
    }
}
