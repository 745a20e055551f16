package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** Only a customer who registered lately can be bound (DOMAIN.md §2, DistributionReferral). */
final class RefereeTooOld extends Refusal {

    private static final long serialVersionUID = 1L;

    RefereeTooOld(CustomerId referee, Instant registeredAt, int days) {
        super(
                "referee-too-old",
                "Customer " + referee + " registered at " + registeredAt + ", more than " + days + " days before.");
    }
}
