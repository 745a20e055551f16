package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.CallerId;
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
        CallerId.check(channel);
        if (campaign != null) CallerId.check(campaign);
    }
}
