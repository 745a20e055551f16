package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferralAtRegistration;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A registration that names a referrer binds to it (DOMAIN.md §3, policies). Imported history binds too. */
@Component
@ProcessingGroup(WhenCustomerRegisteredThenBindReferral.POLICY)
class WhenCustomerRegisteredThenBindReferral {

    static final String POLICY = "registration-referral";

    @EventHandler
    void on(CustomerRegistered event, ReactionCommands commands) {
        AcquiredThrough acquisition = event.acquisition();
        CustomerId referrer = acquisition == null ? null : acquisition.referrerId();
        if (referrer == null) return;
        commands.send(
                POLICY,
                event.customerId().value(),
                new BindReferralAtRegistration(event.customerId(), referrer, event.occurredAt()));
    }
}
