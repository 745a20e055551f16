package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever registers may come to the coupon ladder, a run for each; the time without an order counts from then on (DOMAIN.md §3.2). */
@Component
@ProcessingGroup(CampaignStarts.NAME)
class WhenCustomerRegisteredThenStartLadder {

    @EventHandler
    void on(
            CustomerRegistered event,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        if (CampaignStarts.isHistory(historical)) return;
        RunId run = CampaignIds.ladderRun(event.customerId());
        commands.send(
                CampaignStarts.NAME,
                run.value(),
                new StartCampaignRun(
                        run,
                        Campaign.COUPON_LADDER,
                        event.customerId(),
                        "CustomerRegistered",
                        null,
                        null,
                        null,
                        event.occurredAt()));
    }
}
