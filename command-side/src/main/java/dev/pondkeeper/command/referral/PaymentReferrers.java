package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.LiveReferrers;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.ReferredBy;
import dev.pondkeeper.kernel.order.OrderEvent.Referrer;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who earns by a payment. The law allows two levels at most (禁止传销条例; DOMAIN.md §4), so a third is never looked for,
 * whatever a programme says.
 */
@Component
class PaymentReferrers implements LiveReferrers {

    private static final Rate NOTHING = new Rate(0);

    private final Ancestry ancestry;
    private final CurrentProgramme programme;

    PaymentReferrers(Ancestry ancestry, CurrentProgramme programme) {
        this.ancestry = ancestry;
        this.programme = programme;
    }

    @Override
    public @Nullable ReferredBy of(CustomerId buyer) {
        CustomerId first = ancestry.referrerOf(buyer);
        if (first == null || first.equals(buyer)) return null;
        Programme rules = programme.get();
        List<Rate> levels = rules.referral().levels();
        Rate own = levels.isEmpty() ? NOTHING : levels.get(0);
        List<Referrer> referrers = new ArrayList<>();
        referrers.add(new Referrer(first, 1, own.basisPoints()));
        Rate next = levels.size() < 2 ? NOTHING : levels.get(1);
        CustomerId second = next.equals(NOTHING) ? null : ancestry.referrerOf(first);
        if (second != null && !second.equals(buyer) && !second.equals(first)) {
            referrers.add(new Referrer(second, 2, next.basisPoints()));
        }
        return new ReferredBy(List.copyOf(referrers), rules.version());
    }
}
