package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;

/** The term that is reminded of, and what may make reminding needless (DOMAIN.md §3.1): then the run is asked. */
public abstract class RenewalTerm extends CampaignSaga {

    private int termNo;

    RenewalTerm() {}

    final int termNo() {
        return termNo;
    }

    final void remindOf(int term) {
        termNo = term;
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MembershipRenewed event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MemberEnrolled event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        if (event.termNo() > termNo) run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            MembershipExtended event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            MembershipCancelled event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MembershipLapsed event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(ConsentWithdrawn event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }
}
