package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one customer. */
public sealed interface CustomerEvent extends Event {

    @Override
    CustomerId customerId();

    /** A person joined the pond. Time zone and locale are the ones in force, defaults filled in. */
    @Revision("1")
    record CustomerRegistered(
            CustomerId customerId,
            @PersonalData @Nullable String displayName,
            List<KnownIdentity> identities,
            @Nullable AcquiredThrough acquisition,
            String timeZone,
            String locale,
            Instant occurredAt)
            implements CustomerEvent {}

    /** An identity as an event carries it: the type is open, the value personal. */
    record KnownIdentity(String type, @PersonalData String value) {}

    /** An acquisition as an event carries it. */
    record AcquiredThrough(
            String channel,
            @Nullable String campaign,
            @Nullable CustomerId referrerId) {}

    /** An identity was claimed for this customer after the registration. */
    @Revision("1")
    record IdentityLinked(
            CustomerId customerId,
            String identity,
            String type,
            @PersonalData String value,
            Instant occurredAt) implements CustomerEvent {}

    /** An identity belongs to this customer no longer. */
    @Revision("1")
    record IdentityUnlinked(CustomerId customerId, String identity, String type, Instant occurredAt)
            implements CustomerEvent {}

    /**
     * Another customer turned out to be the same person. It tells what came with it: no text of the other's, which stays
     * sealed under the other's own key, and the consents, preferences and check-ins that result.
     */
    @Revision("1")
    record CustomersMerged(
            CustomerId customerId,
            CustomerId mergedId,
            MergeId mergeId,
            Brought brought,
            List<ConsentState> consents,
            Preferences preferences,
            int streak,
            int total,
            Instant occurredAt)
            implements CustomerEvent {}

    /** This customer's id stands for the survivor's from now on. */
    @Revision("1")
    record CustomerMergedAway(CustomerId customerId, CustomerId survivorId, MergeId mergeId, Instant occurredAt)
            implements CustomerEvent {}

    /** A merge was taken back. It tells what went, and the consents, preferences and check-ins that result. */
    @Revision("1")
    record CustomersUnmerged(
            CustomerId customerId,
            CustomerId mergedId,
            MergeId mergeId,
            List<MovedIdentity> identities,
            List<TagMark> tags,
            List<ConsentState> consents,
            Preferences preferences,
            int streak,
            int total,
            Instant occurredAt)
            implements CustomerEvent {}

    /** This customer acts for itself again; identities that were released meanwhile did not come back. */
    @Revision("1")
    record CustomerBroughtBack(
            CustomerId customerId, CustomerId survivorId, MergeId mergeId, List<MovedIdentity> lost, Instant occurredAt)
            implements CustomerEvent {}

    /** The customer agreed to be reached. */
    @Revision("1")
    record ConsentGiven(CustomerId customerId, String channel, String purpose, Evidence evidence, Instant occurredAt)
            implements CustomerEvent {}

    /** The customer does not agree to be reached, or no longer. */
    @Revision("1")
    record ConsentWithdrawn(
            CustomerId customerId,
            String channel,
            String purpose,
            @Nullable Evidence evidence,
            Instant occurredAt) implements CustomerEvent {}

    /** How and when the customer wants to be reached. */
    @Revision("1")
    record ContactPreferencesSet(CustomerId customerId, Preferences preferences, Instant occurredAt)
            implements CustomerEvent {}

    /** The brand marked the customer. */
    @Revision("1")
    record CustomerTagged(
            CustomerId customerId,
            String tagHash,
            @PersonalData String tag,
            Instant occurredAt) implements CustomerEvent {}

    /** The brand took a mark away. */
    @Revision("1")
    record CustomerUntagged(CustomerId customerId, String tagHash, Instant occurredAt) implements CustomerEvent {}

    /** The customer checked in on a day. */
    @Revision("1")
    record CheckedIn(CustomerId customerId, LocalDate day, int streak, int total, Instant occurredAt)
            implements CustomerEvent {}

    /** The customer did something at a touch point. */
    @Revision("1")
    record InteractionRecorded(
            CustomerId customerId,
            InteractionId interactionId,
            String kind,
            @PersonalData @Nullable String content,
            Instant occurredAt)
            implements CustomerEvent {}

    /** The customer's data may be kept and protected, and nothing else. */
    @Revision("1")
    record CustomerRestricted(
            CustomerId customerId, @PersonalData String reason, Instant occurredAt) implements CustomerEvent {}

    /** The customer's data may be used again. */
    @Revision("1")
    record RestrictionLifted(
            CustomerId customerId, @PersonalData String reason, Instant occurredAt) implements CustomerEvent {}

    /** The person wants to be forgotten: the customer's key is deleted because of this event. */
    @Revision("1")
    record CustomerErased(CustomerId customerId, Instant occurredAt) implements CustomerEvent {}

    /** An identity that changes hands in a merge, by its keyed hash. */
    record MovedIdentity(String identity, String type) {}

    /** A tag by its keyed hash. */
    record TagMark(String tagHash) {}

    /** What a merged customer brings: kept apart, so that the merge can be taken back. */
    record Brought(
            List<MovedIdentity> identities,
            List<ConsentState> consents,
            Preferences preferences,
            List<TagMark> tags,
            List<DayRun> checkIns) {}

    /** What a customer has said for one channel and purpose: GIVEN or WITHDRAWN. */
    record ConsentState(String channel, String purpose, String state) {}

    /** Evidence of a consent as an event carries it. */
    record Evidence(
            Instant at,
            @PersonalData String where,
            @Nullable String wordingVersion) {}

    /** Contact preferences as an event carries them: local times of the customer, whole days. */
    record Preferences(
            @Nullable String preferredChannel,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            List<DayRun> doNotDisturb,
            boolean noPersonalOffers) {

        /** Where nothing was ever set. */
        public static final Preferences NONE = new Preferences(null, null, null, List.of(), false);
    }

    /** Days in a row, both included. */
    record DayRun(LocalDate from, LocalDate to) {}
}
