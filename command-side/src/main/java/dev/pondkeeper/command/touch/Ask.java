package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gate needs of a touch. */
record Ask(
        CustomerId customer,
        @Nullable String campaign,
        Purpose purpose,
        Occasion occasion,
        @Nullable ContactChannel wanted,
        Set<ContactChannel> avoid,
        Instant notAfter,
        boolean historical) {

    static Ask of(TouchRequested requested, boolean historical) {
        String wanted = requested.channel();
        return new Ask(
                requested.customerId(),
                requested.campaign(),
                Purpose.valueOf(requested.purpose()),
                Occasion.valueOf(requested.occasion()),
                wanted == null ? null : ContactChannel.valueOf(wanted),
                requested.avoid().stream()
                        .map(avoided -> ContactChannel.valueOf(avoided.channel()))
                        .collect(Collectors.toUnmodifiableSet()),
                requested.notAfter(),
                historical);
    }
}
