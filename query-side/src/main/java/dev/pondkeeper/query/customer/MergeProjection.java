package dev.pondkeeper.query.customer;

import static dev.pondkeeper.query.customer.CustomerViews.CUSTOMERS;

import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/**
 * Merges as the customers' documents show them. The survivor's document names by hash what came with the other, whose own
 * document keeps the sealed texts: they are shown together as long as the merge lasts.
 */
abstract class MergeProjection {

    @EventHandler
    void on(CustomersMerged event, ViewChanges changes) {
        String merged = event.mergedId().value();
        change(changes, event.customerId().value(), customer -> {
            event.brought()
                    .identities()
                    .forEach(identity -> CustomerDocument.hold(
                            customer,
                            new Document("type", identity.type())
                                    .append("identity", identity.identity())
                                    .append("of", merged)));
            event.brought()
                    .tags()
                    .forEach(tag ->
                            CustomerDocument.tag(customer, new Document("hash", tag.tagHash()).append("of", merged)));
            List<String> ids = new ArrayList<>(customer.getList("merged", String.class, List.of()));
            if (!ids.contains(merged)) ids.add(merged);
            customer.append("merged", ids);
            CustomerDocument.overrule(customer, event.consents(), event.occurredAt());
            results(customer, event.preferences(), event.streak(), event.total());
        });
    }

    @EventHandler
    void on(CustomersUnmerged event, ViewChanges changes) {
        String merged = event.mergedId().value();
        change(changes, event.customerId().value(), customer -> {
            event.identities().forEach(identity -> CustomerDocument.letGo(customer, identity.identity()));
            event.tags().forEach(tag -> CustomerDocument.untag(customer, tag.tagHash()));
            List<String> ids = new ArrayList<>(customer.getList("merged", String.class, List.of()));
            ids.remove(merged);
            customer.append("merged", ids);
            CustomerDocument.result(customer, event.consents(), event.occurredAt());
            results(customer, event.preferences(), event.streak(), event.total());
        });
    }

    @EventHandler
    void on(CustomerMergedAway event, ViewChanges changes) {
        change(
                changes,
                event.customerId().value(),
                customer -> CustomerDocument.leave(customer, event.survivorId().value()));
    }

    @EventHandler
    void on(CustomerBroughtBack event, ViewChanges changes) {
        change(changes, event.customerId().value(), customer -> {
            event.lost().forEach(identity -> CustomerDocument.letGo(customer, identity.identity()));
            CustomerDocument.comeBack(customer);
        });
    }

    static void change(ViewChanges changes, String customer, Consumer<Document> change) {
        changes.update(
                CUSTOMERS, customer, document -> change.andThen(same -> same.append("version", changes.sequence()))
                        .accept(document));
    }

    private static void results(Document customer, Preferences preferences, int streak, int total) {
        customer.append("preferences", CustomerDocument.preferences(preferences))
                .append("checkIns", CustomerDocument.checkIns(streak, total));
    }
}
