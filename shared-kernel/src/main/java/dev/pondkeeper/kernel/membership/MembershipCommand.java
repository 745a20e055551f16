package dev.pondkeeper.kernel.membership;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of one customer's membership (会员). */
public sealed interface MembershipCommand extends Command {

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("membership", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /**
     * Begins a term of a plan.
     *
     * @param plan the brand's own code
     * @param startsAt default: when it happened
     * @param endsAt exclusive; default: as many months after the start as the programme says
     */
    record EnrolMember(
            CustomerId customerId,
            String plan,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Instant occurredAt)
            implements MembershipCommand {
        public EnrolMember {
            new Checks()
                    .field("plan", plan, CallerId::check)
                    .require(
                            startsAt == null || endsAt == null || startsAt.isBefore(endsAt),
                            "endsAt",
                            "must lie after startsAt")
                    .done();
        }
    }
}
