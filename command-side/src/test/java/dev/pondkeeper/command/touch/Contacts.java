package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.Decisions.LI_LEI;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.ContactProfile.Consent;
import dev.pondkeeper.command.ContactProfile.Days;
import dev.pondkeeper.command.ContactProfile.Hours;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.Occasion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words in which the tests of the touch speak of customers and of what is asked for them. */
final class Contacts {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Consents to everything, in Shanghai, without wishes. */
    static final ContactProfile OPEN = profile(SHANGHAI, ContactChannel.values());

    private Contacts() {}

    static ContactProfile profile(ZoneId zone, ContactChannel... consentedFor) {
        Set<Consent> consents = Arrays.stream(consentedFor)
                .flatMap(channel -> Stream.of(Purpose.values()).map(purpose -> new Consent(channel, purpose)))
                .collect(Collectors.toUnmodifiableSet());
        return new ContactProfile(zone, null, consents, null, null, List.of());
    }

    static ContactProfile ofTier(String tier, ContactProfile profile) {
        return new ContactProfile(
                profile.zone(), tier, profile.consents(), profile.preferred(), profile.quiet(), profile.doNotDisturb());
    }

    static ContactProfile preferring(ContactChannel channel, ContactProfile profile) {
        return new ContactProfile(
                profile.zone(), profile.tier(), profile.consents(), channel, profile.quiet(), profile.doNotDisturb());
    }

    static ContactProfile quiet(String from, String to, ContactProfile profile) {
        Hours hours = new Hours(LocalTime.parse(from), LocalTime.parse(to));
        return new ContactProfile(
                profile.zone(), profile.tier(), profile.consents(), profile.preferred(), hours, profile.doNotDisturb());
    }

    static ContactProfile undisturbed(String from, String to, ContactProfile profile) {
        Days days = new Days(LocalDate.parse(from), LocalDate.parse(to));
        return new ContactProfile(
                profile.zone(),
                profile.tier(),
                profile.consents(),
                profile.preferred(),
                profile.quiet(),
                List.of(days));
    }

    static Ask ask(Purpose purpose, Occasion occasion, Instant notAfter) {
        return new Ask(LI_LEI, "spring", purpose, occasion, null, Set.of(), notAfter, false);
    }

    static Ask asking(@Nullable ContactChannel wanted, Occasion occasion, ContactChannel... avoid) {
        return new Ask(LI_LEI, null, Purpose.SERVICE, occasion, wanted, Set.of(avoid), Instant.MAX, false);
    }

    /** That hour of the clock in Shanghai. */
    static Instant shanghai(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
