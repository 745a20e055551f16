package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one customer may be and wants to be reached (DOMAIN.md §2, Customer, Touch).
 *
 * @param zone in which the customer's days and quiet hours lie
 * @param tier code of the membership tier; null if there is none
 * @param consents in force
 * @param preferred the channel that the customer likes best
 * @param quiet the customer's own quiet hours, beside the brand's
 * @param doNotDisturb whole days
 * @param noPersonalOffers the customer wants no price made for them alone (PIPL art. 24)
 */
public record ContactProfile(
        ZoneId zone,
        @Nullable String tier,
        Set<Consent> consents,
        @Nullable ContactChannel preferred,
        @Nullable Hours quiet,
        List<Days> doNotDisturb,
        boolean noPersonalOffers) {

    /** Of somebody who has said nothing about offers. */
    public ContactProfile(
            ZoneId zone,
            @Nullable String tier,
            Set<Consent> consents,
            @Nullable ContactChannel preferred,
            @Nullable Hours quiet,
            List<Days> doNotDisturb) {
        this(zone, tier, consents, preferred, quiet, doNotDisturb, false);
    }

    public ContactProfile {
        consents = Set.copyOf(consents);
        doNotDisturb = List.copyOf(doNotDisturb);
    }

    /** The customer agreed to be reached over a channel for a purpose. */
    public record Consent(ContactChannel channel, Purpose purpose) {}

    /**
     * Hours of every day.
     *
     * @param to exclusive; where it is not later than {@code from} they run over midnight, where equal there are none
     */
    public record Hours(LocalTime from, LocalTime to) {}

    /** Whole days, both included. */
    public record Days(LocalDate from, LocalDate to) {}

    /** Whether the customer agreed to be reached for a purpose over any channel, calls included. */
    public boolean consentsTo(Purpose purpose) {
        return consents.stream().anyMatch(consent -> consent.purpose() == purpose);
    }

    public boolean consentsTo(ContactChannel channel, Purpose purpose) {
        return consents.contains(new Consent(channel, purpose));
    }
}
