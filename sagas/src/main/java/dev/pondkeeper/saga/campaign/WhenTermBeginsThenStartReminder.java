package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.ReturnedTerm;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each term that will end gets a run of the renewal reminder, and so does each end that staff have moved and each term that goes on
 * after a merge was taken back (DOMAIN.md §3.1).
 */
@Component
@ProcessingGroup(CampaignStarts.NAME)
class WhenTermBeginsThenStartReminder {

    private static final String LAPSED = "LAPSED";

    @EventHandler
    void on(
            MemberEnrolled event,
            @Timestamp Instant now,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        boolean over = event.state().equals(LAPSED);
        if (!over && !CampaignStarts.isHistory(historical)) start(event, event.termNo(), event.endsAt(), now, commands);
    }

    @EventHandler
    void on(
            MembershipRenewed event,
            @Timestamp Instant now,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        boolean over = event.state().equals(LAPSED);
        if (!over && !CampaignStarts.isHistory(historical)) start(event, event.termNo(), event.endsAt(), now, commands);
    }

    @EventHandler
    void on(
            MembershipExtended event,
            @Timestamp Instant now,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        boolean over = event.state().equals(LAPSED);
        if (!over && !CampaignStarts.isHistory(historical)) start(event, event.termNo(), event.endsAt(), now, commands);
    }

    @EventHandler
    void on(
            MembershipReturned event,
            @Timestamp Instant now,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            ReactionCommands commands) {
        if (CampaignStarts.isHistory(historical)) return;
        for (ReturnedTerm term : event.terms()) {
            RunId run =
                    CampaignIds.renewalRunResumed(event.customerId(), term.termNo(), term.endsAt(), event.occurredAt());
            start(run, event, term.termNo(), term.endsAt(), now, commands);
        }
    }

    private static void start(
            MembershipEvent event, int termNo, Instant endsAt, Instant now, ReactionCommands commands) {
        start(CampaignIds.renewalRun(event.customerId(), termNo, endsAt), event, termNo, endsAt, now, commands);
    }

    private static void start(
            RunId run, MembershipEvent event, int termNo, Instant endsAt, Instant now, ReactionCommands commands) {
        commands.send(
                CampaignStarts.NAME,
                run.value(),
                new StartCampaignRun(
                        run,
                        Campaign.RENEWAL_REMINDER,
                        event.customerId(),
                        event.getClass().getSimpleName(),
                        termNo,
                        endsAt,
                        null,
                        now));
    }
}
