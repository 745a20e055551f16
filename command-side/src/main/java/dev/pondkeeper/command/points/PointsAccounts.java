package dev.pondkeeper.command.points;

import dev.pondkeeper.command.MergedAccounts;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What two accounts do in one commit. A merge moves nothing yet: each account keeps its own lots. */
@Component
class PointsAccounts implements MergedAccounts {

    @Override
    public void merge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt) {}

    @Override
    public void unmerge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt) {}
}
