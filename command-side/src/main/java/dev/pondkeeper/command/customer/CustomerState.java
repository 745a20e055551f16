package dev.pondkeeper.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.command.CustomerMerged;
import dev.pondkeeper.command.ProcessingIsRestricted;
import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerUntagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityLinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityUnlinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.InteractionRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.MergeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a customer's events amount to, and who it may act for. */
abstract class CustomerState {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    @Nullable
    CustomerRegistered registration;

    Profile profile = new Profile();

    /** By {@link #matter}. */
    final Map<String, ConsentGiven> given = new HashMap<>();

    final Map<InteractionId, Told> interactions = new HashMap<>();
    private @Nullable CustomerId mergedInto;
    private final Map<CustomerId, Merge> merges = new HashMap<>();
    private final Map<MergeId, CustomerId> takenBack = new HashMap<>();
    boolean restricted;
    boolean erased;

    record Told(String kind, @Nullable String content) {}

    /** @param at business time */
    private record Merge(MergeId id, Instant at) {}

    Profile profile() {
        return profile;
    }

    boolean isErased() {
        return erased;
    }

    @Nullable
    CustomerId mergedInto() {
        return mergedInto;
    }

    /** By which merge that customer's id stands for this one's today. */
    @Nullable
    MergeId mergeOf(CustomerId merged) {
        Merge merge = merges.get(merged);
        return merge == null ? null : merge.id();
    }

    /** When that customer, who is merged into this one today, was; business time. */
    Instant mergedAt(CustomerId merged) {
        return Objects.requireNonNull(merges.get(merged)).at();
    }

    /** Whether the merge was taken back before: that one, or any where none is named. */
    boolean tookBack(CustomerId merged, @Nullable MergeId merge) {
        return takenBack.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(merged)
                        && (merge == null || each.getKey().equals(merge)));
    }

    /** Whether a merge of that id is or was this customer's. */
    boolean knowsMerge(MergeId merge) {
        return takenBack.containsKey(merge)
                || merges.values().stream().anyMatch(each -> each.id().equals(merge));
    }

    /** What a consent is about. */
    static String matter(String channel, String purpose) {
        return channel + "/" + purpose;
    }

    void record(Object event) {
        apply(event);
    }

    /**
     * The customer acts for itself, and its data may be used.
     *
     * @throws ProcessingIsRestricted if it may only be kept; and as {@link #present}
     */
    CustomerId acting(CustomerId customer) {
        present(customer);
        if (restricted) throw new ProcessingIsRestricted(customer);
        return customer;
    }

    /**
     * The customer is there and acts for itself.
     *
     * @throws UnknownCustomer if nobody was registered under this id
     * @throws CustomerIsErased if the person's data has been erased
     * @throws CustomerMerged if the id stands for another one since the door looked
     */
    CustomerId present(CustomerId customer) {
        if (registration == null) throw new UnknownCustomer(customer);
        if (erased) throw new CustomerIsErased(customer);
        if (mergedInto != null) throw new CustomerMerged(customer, mergedInto);
        return customer;
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        stream = new StreamId("customer", event.customerId().value());
        registration = event;
        profile.register(event.identities());
    }

    @EventSourcingHandler
    void on(IdentityLinked event) {
        profile.link(new MovedIdentity(event.identity(), event.type()));
    }

    @EventSourcingHandler
    void on(IdentityUnlinked event) {
        profile.unlink(event.identity());
    }

    @EventSourcingHandler
    void on(ConsentGiven event) {
        given.put(matter(event.channel(), event.purpose()), event);
        profile.say(new ConsentState(event.channel(), event.purpose(), Consents.GIVEN));
    }

    @EventSourcingHandler
    void on(ConsentWithdrawn event) {
        profile.say(new ConsentState(event.channel(), event.purpose(), Consents.WITHDRAWN));
    }

    @EventSourcingHandler
    void on(ContactPreferencesSet event) {
        profile.prefer(event.preferences());
    }

    @EventSourcingHandler
    void on(CustomerTagged event) {
        profile.tag(event.tagHash());
    }

    @EventSourcingHandler
    void on(CustomerUntagged event) {
        profile.untag(event.tagHash());
    }

    @EventSourcingHandler
    void on(CheckedIn event) {
        profile.checkIn(event.day());
    }

    @EventSourcingHandler
    void on(InteractionRecorded event) {
        interactions.put(event.interactionId(), new Told(event.kind(), event.content()));
    }

    @EventSourcingHandler
    void on(CustomerRestricted event) {
        restricted = true;
    }

    @EventSourcingHandler
    void on(RestrictionLifted event) {
        restricted = false;
    }

    @EventSourcingHandler
    void on(CustomersMerged event) {
        merges.put(event.mergedId(), new Merge(event.mergeId(), event.occurredAt()));
        profile.receive(event.mergedId(), event.brought());
    }

    @EventSourcingHandler
    void on(CustomersUnmerged event) {
        profile.giveBack(event.mergedId());
        merges.remove(event.mergedId());
        takenBack.put(event.mergeId(), event.mergedId());
    }

    @EventSourcingHandler
    void on(CustomerMergedAway event) {
        mergedInto = event.survivorId();
    }

    @EventSourcingHandler
    void on(CustomerBroughtBack event) {
        mergedInto = null;
        event.lost().forEach(identity -> profile.unlink(identity.identity()));
    }

    /** What the aggregate keeps in memory is forgotten with the rest. */
    @EventSourcingHandler
    void on(CustomerErased event) {
        erased = true;
        registration = Registration.anonymous(Objects.requireNonNull(registration));
        profile = new Profile();
        given.clear();
        interactions.clear();
    }
}
