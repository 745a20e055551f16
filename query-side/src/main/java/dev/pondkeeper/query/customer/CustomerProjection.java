package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per customer: who it is. What the customer did lies in the views of orders, points and membership. */
@Component
@ProcessingGroup(CustomerViews.NAME)
final class CustomerProjection implements Projection {

    @Override
    public View view() {
        return View.of(CustomerViews.NAME, CustomerViews.CUSTOMERS);
    }

    @EventHandler
    void on(CustomerRegistered event, ViewChanges changes) {
        changes.update(CustomerViews.CUSTOMERS, event.customerId().value(), customer -> {
            customer.append("registeredAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt())
                    .append("displayName", event.displayName())
                    .append(
                            "identities",
                            event.identities().stream()
                                    .map(known -> new Document("type", known.type()).append("value", known.value()))
                                    .toList())
                    .append("timeZone", event.timeZone())
                    .append("locale", event.locale())
                    .append("version", changes.sequence());
            AcquiredThrough through = event.acquisition();
            if (through != null) customer.append("acquisition", acquisition(through));
        });
    }

    /** The identity's own stream knows only a keyed hash; it stands beside the customer for look-ups without the plain value. */
    @EventHandler
    void on(IdentityClaimed event, ViewChanges changes) {
        changes.update(CustomerViews.CUSTOMERS, event.customerId().value(), customer -> {
            List<Document> claims = new ArrayList<>(customer.getList("claims", Document.class, List.of()));
            claims.add(new Document("type", event.type())
                    .append("identity", event.identity())
                    .append("claimedAt", event.occurredAt()));
            customer.append("claims", claims);
        });
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
