package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Commission is settled when its hold ends, by itself (DOMAIN.md §2, DistributionReferral; §3, policies). */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenCommissionHeldThenSettle {

    static final String POLICY = "commission-due";

    @EventHandler
    void on(CommissionHeld event, EventMessage<?> message, DueCommands commands) {
        new DueTimes(
                        POLICY,
                        new StreamId("distributor", event.customerId().value()),
                        message,
                        due -> new SettleCommissions(event.customerId(), due),
                        commands)
                .later(event.holdEndsAt());
    }
}
