package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a round of the renewal reminder says and over what: a contract notice (SERVICE, DOMAIN.md §3.2) without offers. The first
 * two are texts, SMS first and never a call; the third is a call and nothing else.
 */
final class RenewalText {

    private RenewalText() {}

    static RequestTouch of(CampaignStepTaken step, List<ContactChannel> failed, Instant notAfter) {
        int round = Objects.requireNonNull(step.round());
        boolean call = round == RenewalReminderSaga.CALL;
        return new RequestTouch(
                Objects.requireNonNull(step.touchId()),
                step.customerId(),
                step.campaign(),
                round,
                Purpose.SERVICE,
                Occasion.REMINDER,
                call ? ContactChannel.CALL : firstTextChannel(failed),
                call ? allBut(ContactChannel.CALL) : withCall(failed),
                "renewal-" + round,
                List.of(),
                notAfter,
                step.occurredAt());
    }

    private static @Nullable ContactChannel firstTextChannel(List<ContactChannel> failed) {
        return failed.contains(ContactChannel.SMS) ? null : ContactChannel.SMS;
    }

    private static List<ContactChannel> withCall(List<ContactChannel> failed) {
        return Arrays.stream(ContactChannel.values())
                .filter(channel -> channel == ContactChannel.CALL || failed.contains(channel))
                .toList();
    }

    private static List<ContactChannel> allBut(ContactChannel wanted) {
        return Arrays.stream(ContactChannel.values())
                .filter(channel -> channel != wanted)
                .toList();
    }
}
