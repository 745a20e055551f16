package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.Binding;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be bound to whom (DOMAIN.md §2, DistributionReferral; §4). */
@Component
class BindingPolicy {

    private final KnownCustomers customers;
    private final Referrers referrers;
    private final Ancestry ancestry;
    private final CurrentProgramme programme;

    BindingPolicy(KnownCustomers customers, Referrers referrers, Ancestry ancestry, CurrentProgramme programme) {
        this.customers = customers;
        this.referrers = referrers;
        this.ancestry = ancestry;
        this.programme = programme;
    }

    /**
     * The binding as it would be recorded; circles are looked for elsewhere.
     *
     * @param live the binding there is
     * @throws dev.pondkeeper.kernel.Refusal if a rule says no
     */
    ReferralBound bind(CustomerId referee, CustomerId referrer, Instant at, @Nullable ReferralBound live) {
        Programme rules = programme.get();
        customers.require(referee);
        checkReferrer(referee, referrer);
        if (live == null) checkAge(referee, at, rules.referral());
        else checkTakeOver(live, at, rules.referral());
        boolean takeOverLater = rules.referral().binding() == Binding.LAST_TOUCH;
        return new ReferralBound(
                referee,
                referrer,
                rules.referral().binding().name(),
                takeOverLater ? at.plus(Duration.ofDays(rules.referral().protectionDays())) : null,
                rules.version(),
                at);
    }

    /**
     * Somebody unknown may be invited, and become a customer.
     *
     * @throws dev.pondkeeper.kernel.Refusal if it is a customer for whom nothing may be done
     */
    void checkInvited(CustomerId referee) {
        if (customers.isRegistered(referee)) customers.require(referee);
    }

    /** @throws dev.pondkeeper.kernel.Refusal if this customer may bring nobody, or not this one */
    void checkReferrer(CustomerId referee, CustomerId referrer) {
        if (customers.survivorOf(referrer).equals(customers.survivorOf(referee))) throw new SelfReferral(referee);
        customers.require(referrer);
        switch (referrers.standingOf(referrer)) {
            case REVOKED -> throw new ReferrerRevoked(referrer);
            case SUSPENDED -> throw new ReferrerSuspended(referrer);
            case NO_RIGHT -> {
                if (!programme.get().distribution().anyoneMayRefer()) throw new ReferrerWithoutRight(referrer);
            }
            case ACTIVE -> {}
        }
    }

    /** @throws ReferralOnlyAtRegistration if a caller cannot bind in the programme's mode */
    void checkCallerMayBind(CustomerId referee) {
        if (programme.get().referral().binding() == Binding.AT_REGISTRATION) {
            throw new ReferralOnlyAtRegistration(referee);
        }
    }

    private void checkAge(CustomerId referee, Instant at, ReferralRules rules) {
        Instant registeredAt = ancestry.registeredAt(referee);
        if (at.isAfter(registeredAt.plus(Duration.ofDays(rules.refereeWindowDays())))) {
            throw new RefereeTooOld(referee, registeredAt, rules.refereeWindowDays());
        }
    }

    private static void checkTakeOver(ReferralBound live, Instant at, ReferralRules rules) {
        if (rules.binding() != Binding.LAST_TOUCH) throw new ReferralAlreadyBound(live.refereeId());
        Instant until = live.protectedUntil();
        Instant protectedUntil =
                until != null ? until : live.occurredAt().plus(Duration.ofDays(rules.protectionDays()));
        if (at.isBefore(protectedUntil)) throw new ReferralProtected(live.refereeId(), protectedUntil);
    }
}
