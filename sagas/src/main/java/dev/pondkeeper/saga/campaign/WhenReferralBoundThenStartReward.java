package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A bound referee's first order may reward both (DOMAIN.md §3.3). */
@Component
@ProcessingGroup(CampaignStarts.NAME)
class WhenReferralBoundThenStartReward {

    @EventHandler
    void on(
            ReferralBound event,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        if (CampaignStarts.isHistory(historical)) return;
        RunId run = CampaignIds.referralRun(event.refereeId(), event.referrerId());
        commands.send(
                CampaignStarts.NAME,
                run.value(),
                new StartCampaignRun(
                        run,
                        Campaign.REFERRAL_REWARD,
                        event.refereeId(),
                        "ReferralBound",
                        null,
                        null,
                        event.referrerId(),
                        event.occurredAt()));
    }
}
