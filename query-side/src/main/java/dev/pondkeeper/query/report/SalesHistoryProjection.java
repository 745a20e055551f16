package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.order.OrderEvent;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/** Packs what reports need of every event into the month it happened in, and keeps who was merged. */
@Component
@ProcessingGroup(SalesHistory.NAME)
final class SalesHistoryProjection implements Projection {

    @Override
    public View view() {
        return View.of(
                SalesHistory.NAME,
                SalesHistory.MONTHS,
                SalesHistory.CURRENCIES,
                SalesHistory.CHANNELS,
                SalesHistory.MERGES);
    }

    @EventHandler
    void on(CustomerRegistered event, ViewChanges changes) {
        IdHash customer = IdHash.of(event.customerId().value());
        byte[] entry = SalesHistory.registration(customer, event.occurredAt());
        AcquiredThrough through = event.acquisition();
        String channel = through == null ? null : through.channel();
        if (channel != null) changes.update(SalesHistory.CHANNELS, channel, named -> {});
        changes.update(SalesHistory.MONTHS, SalesHistory.documentOf(customer, event.occurredAt()), month -> {
            add(month, SalesHistory.REGISTRATIONS, entry);
            if (channel != null) {
                add(month, SalesHistory.ACQUISITIONS, SalesHistory.acquisition(customer, IdHash.of(channel)));
            }
        });
    }

    @EventHandler
    void on(CustomersMerged event, ViewChanges changes) {
        changes.update(SalesHistory.MERGES, event.mergedId().value(), merge -> merge.append(
                        SalesHistory.SURVIVOR, event.customerId().value())
                .append(SalesHistory.MERGED_AT, event.occurredAt()));
    }

    @EventHandler
    void on(CustomersUnmerged event, ViewChanges changes) {
        changes.update(SalesHistory.MERGES, event.mergedId().value(), merge -> merge.remove(SalesHistory.SURVIVOR));
    }

    @EventHandler
    void on(OrderPaid event, ViewChanges changes) {
        pack(SalesHistory.PAYMENTS, event, event.amount(), changes);
        changes.update(SalesHistory.CURRENCIES, event.amount().currency(), currency -> {});
    }

    @EventHandler
    void on(OrderRefunded event, ViewChanges changes) {
        pack(SalesHistory.REFUNDS, event, event.amount(), changes);
    }

    private static void add(Document month, String field, byte[] entry) {
        month.put(field, Packed.with(month.get(field, Binary.class), entry));
    }

    private static void pack(String field, OrderEvent event, Amount amount, ViewChanges changes) {
        IdHash customer = IdHash.of(event.customerId().value());
        IdHash order = IdHash.of(event.orderId().value());
        byte[] entry = SalesHistory.movement(customer, order, event.occurredAt(), amount.amount());
        changes.update(SalesHistory.MONTHS, SalesHistory.documentOf(customer, event.occurredAt()), month -> {
            Document byCurrency = month.get(field, Document.class);
            if (byCurrency == null) byCurrency = new Document();
            byCurrency.put(amount.currency(), Packed.with(byCurrency.get(amount.currency(), Binary.class), entry));
            month.put(field, byCurrency);
        });
    }
}
