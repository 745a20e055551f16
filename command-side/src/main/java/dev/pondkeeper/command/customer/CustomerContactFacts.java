package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.ContactFacts;
import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.ContactProfile.Consent;
import dev.pondkeeper.command.ContactProfile.Days;
import dev.pondkeeper.command.ContactProfile.Hours;
import dev.pondkeeper.command.MemberTiers;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers have said about being reached, merged ones included, read in the unit of work that asks. */
@Component
class CustomerContactFacts implements ContactFacts {

    private final Customers customers;
    private final MemberTiers tiers;

    CustomerContactFacts(Customers customers, MemberTiers tiers) {
        this.customers = customers;
        this.tiers = tiers;
    }

    @Override
    public ContactProfile of(CustomerId customer) {
        String tier = tiers.of(customer);
        return customers.load(customer).invoke(known -> profileOf(known, tier));
    }

    private static ContactProfile profileOf(Customer customer, @Nullable String tier) {
        Profile profile = customer.profile();
        Preferences wishes = profile.preferences();
        String preferred = wishes.preferredChannel();
        return new ContactProfile(
                ZoneId.of(Objects.requireNonNull(customer.registration).timeZone()),
                tier,
                profile.consents().stream()
                        .filter(said -> said.state().equals(Consents.GIVEN))
                        .map(said ->
                                new Consent(ContactChannel.valueOf(said.channel()), Purpose.valueOf(said.purpose())))
                        .collect(Collectors.toUnmodifiableSet()),
                preferred == null ? null : ContactChannel.valueOf(preferred),
                hours(wishes),
                wishes.doNotDisturb().stream()
                        .map(days -> new Days(days.from(), days.to()))
                        .toList(),
                wishes.noPersonalOffers());
    }

    private static @Nullable Hours hours(Preferences wishes) {
        return wishes.quietFrom() == null || wishes.quietTo() == null
                ? null
                : new Hours(wishes.quietFrom(), wishes.quietTo());
    }
}
