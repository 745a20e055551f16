package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer came from.
 *
 * @param channel code of the acquisition channel (获客渠道)
 * @param campaign the brand's own code
 * @param referrerId the customer whose referring code was used
 */
public record Acquisition(
        String channel, @Nullable String campaign, @Nullable CustomerId referrerId) {
    public Acquisition {
        new Checks()
                .field("channel", channel, CallerId::check)
                .field("campaign", campaign, CallerId::check)
                .done();
    }
}
