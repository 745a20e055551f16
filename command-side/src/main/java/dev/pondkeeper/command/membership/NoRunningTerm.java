package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Only a term that has not lapsed or been cancelled can be carried on or ended. */
final class NoRunningTerm extends Refusal {

    private static final long serialVersionUID = 1L;

    NoRunningTerm(CustomerId customer, MembershipState state, @Nullable Instant endsAt) {
        super(
                "no-running-term",
                "Customer " + customer + " has no term that runs or is in its grace: the membership is " + state
                        + (endsAt == null ? "" : " since its term ended at " + endsAt) + "; send EnrolMember.");
    }
}
