package dev.pondkeeper.query.customer;

import static dev.pondkeeper.query.customer.CustomerViews.CUSTOMERS;

import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerUntagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityLinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityUnlinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.InteractionRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One document per customer id: who it is. What the customer did lies in the views of orders, points and membership. Everything
 * personal in it is sealed under the customer's key.
 */
@Component
@ProcessingGroup(CustomerViews.NAME)
final class CustomerProjection extends MergeProjection implements Projection {

    private final SealedTexts texts;

    CustomerProjection(SealedTexts texts) {
        this.texts = texts;
    }

    @Override
    public View view() {
        return View.of(CustomerViews.NAME, CUSTOMERS);
    }

    @EventHandler
    void on(CustomerRegistered event, ViewChanges changes) {
        String id = event.customerId().value();
        changes.update(CUSTOMERS, id, customer -> {
            customer.append("registeredAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt())
                    .append("displayName", texts.seal(id, "displayName", event.displayName()))
                    .append("timeZone", event.timeZone())
                    .append("locale", event.locale())
                    .append("version", changes.sequence());
            event.identities().stream()
                    .filter(known -> known.value() != null)
                    .forEach(known -> CustomerDocument.hold(
                            customer,
                            texts.identity(
                                    id, texts.identityHash(known.type(), known.value()), known.type(), known.value())));
            AcquiredThrough through = event.acquisition();
            if (through != null) customer.append("acquisition", acquisition(through));
        });
    }

    @EventHandler
    void on(IdentityLinked event, ViewChanges changes) {
        String id = event.customerId().value();
        change(
                changes,
                id,
                customer -> CustomerDocument.hold(
                        customer, texts.identity(id, event.identity(), event.type(), event.value())));
    }

    @EventHandler
    void on(IdentityUnlinked event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> CustomerDocument.letGo(customer, event.identity()));
    }

    @EventHandler
    void on(ConsentGiven event, ViewChanges changes) {
        say(
                changes,
                event.customerId().value(),
                event.channel(),
                event.purpose(),
                "GIVEN",
                event.evidence().at(),
                event.evidence().wordingVersion());
    }

    @EventHandler
    void on(ConsentWithdrawn event, ViewChanges changes) {
        Instant at =
                event.evidence() == null ? event.occurredAt() : event.evidence().at();
        String wording = event.evidence() == null ? null : event.evidence().wordingVersion();
        say(changes, event.customerId().value(), event.channel(), event.purpose(), "WITHDRAWN", at, wording);
    }

    @EventHandler
    void on(ContactPreferencesSet event, ViewChanges changes) {
        change(
                changes,
                event.customerId().value(),
                customer -> customer.append("preferences", CustomerDocument.preferences(event.preferences())));
    }

    @EventHandler
    void on(CustomerTagged event, ViewChanges changes) {
        String id = event.customerId().value();
        change(changes, id, customer -> CustomerDocument.tag(customer, texts.tag(id, event.tagHash(), event.tag())));
    }

    @EventHandler
    void on(CustomerUntagged event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> CustomerDocument.untag(customer, event.tagHash()));
    }

    @EventHandler
    void on(CheckedIn event, ViewChanges changes) {
        change(
                changes,
                event.customerId().value(),
                customer -> customer.append("checkIns", CustomerDocument.checkIns(event.streak(), event.total())));
    }

    @EventHandler
    void on(InteractionRecorded event, ViewChanges changes) {
        change(
                changes,
                event.customerId().value(),
                customer -> CustomerDocument.interact(customer, event.occurredAt()));
    }

    @EventHandler
    void on(CustomerRestricted event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> customer.append("restrictedAt", event.occurredAt()));
    }

    @EventHandler
    void on(RestrictionLifted event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> customer.remove("restrictedAt"));
    }

    /** What is left tells that there was somebody, and when the person was forgotten. */
    @EventHandler
    void on(CustomerErased event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> {
            customer.keySet().retainAll(CustomerDocument.KEPT_OF_AN_ERASED_ONE);
            customer.append("erasedAt", event.occurredAt());
        });
    }

    private static void say(
            ViewChanges changes,
            String id,
            String channel,
            String purpose,
            String state,
            Instant at,
            @Nullable String wording) {
        change(
                changes,
                id,
                customer -> CustomerDocument.say(customer, new ConsentState(channel, purpose, state), at, wording));
    }

    private static Document acquisition(AcquiredThrough through) {
        return new Document("channel", through.channel())
                .append("campaign", through.campaign())
                .append(
                        "referrerId",
                        through.referrerId() == null
                                ? null
                                : through.referrerId().value());
    }
}
