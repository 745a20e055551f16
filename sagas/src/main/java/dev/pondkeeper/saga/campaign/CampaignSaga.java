package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * What the sagas of all campaigns share: the run they carry through, which has to be reconsidered when its customer is gone and
 * is over when the run itself says so (DOMAIN.md §3). Sagas are kept as the fields of all their classes side by side, so a field
 * may move between these classes, but not be renamed.
 */
public abstract class CampaignSaga {

    private @Nullable Run run;

    CampaignSaga() {}

    /** What was asked for last, which loses its purpose with the run unless somebody has begun it; null if there is nothing. */
    @Nullable
    TouchId lastTouch() {
        return null;
    }

    /** The deadlines that end with the run. */
    abstract Set<String> deadlineNames();

    /** Takes the run on, or ends at once and returns null if it is another campaign's. */
    final @Nullable Run begin(Campaign campaign, CampaignRunStarted event) {
        if (!campaign.is(event.campaign())) {
            SagaLifecycle.end();
            return null;
        }
        SagaLifecycle.associateWith("customerId", event.customerId().value());
        Run begun = Run.of(event);
        run = begun;
        return begun;
    }

    final Run run() {
        return Objects.requireNonNull(run);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(CustomerErased event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            CustomerMergedAway event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "runId")
    public void on(
            CampaignRunEnded event, @Timestamp Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        deadlineNames().forEach(deadlines::cancelAllWithinScope);
        TouchId pending = lastTouch();
        boolean goesOnElsewhere = Outcome.EXTENDED.name().equals(event.outcome()); // in a run that counts its touches
        if (pending != null && !goesOnElsewhere)
            run().withdraw(pending, "the run ended: " + event.outcome(), now, commands);
        SagaLifecycle.end();
    }
}
