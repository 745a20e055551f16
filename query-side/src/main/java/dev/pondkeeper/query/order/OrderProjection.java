package dev.pondkeeper.query.order;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per order. */
@Component
@ProcessingGroup(OrderViews.NAME)
final class OrderProjection implements Projection {

    @Override
    public View view() {
        return View.of(OrderViews.NAME, OrderViews.ORDERS);
    }

    @EventHandler
    void on(OrderPaid event, ViewChanges changes) {
        changes.update(OrderViews.ORDERS, event.orderId().value(), order -> {
            order.append("customerId", event.customerId().value())
                    .append("currency", event.amount().currency())
                    .append("amount", event.amount().amount())
                    .append("refunded", 0L)
                    .append("net", event.amount().amount())
                    .append("paidAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt())
                    .append(
                            "lines",
                            event.lines().stream().map(OrderProjection::line).toList())
                    .append("version", changes.sequence());
            if (event.couponId() != null) {
                order.append("couponId", event.couponId().value());
            }
            if (event.redemptionId() != null) {
                order.append("redemptionId", event.redemptionId().value());
            }
        });
    }

    @EventHandler
    void on(OrderReceived event, ViewChanges changes) {
        changes.update(
                OrderViews.ORDERS, event.orderId().value(), order -> order.append("receivedAt", event.occurredAt())
                        .append("version", changes.sequence()));
    }

    @EventHandler
    void on(OrderRefunded event, ViewChanges changes) {
        changes.update(OrderViews.ORDERS, event.orderId().value(), order -> {
            List<Document> refunds = new ArrayList<>(order.getList("refunds", Document.class, List.of()));
            refunds.add(new Document("refundId", event.refundId().value())
                    .append("amount", event.amount().amount())
                    .append("refundedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt()));
            order.append("refunds", refunds)
                    .append("refunded", event.refunded().amount())
                    .append("net", event.net().amount())
                    .append("version", changes.sequence());
        });
    }

    private static Document line(PaidLine line) {
        Amount amount = line.amount();
        return new Document("sku", line.sku())
                .append("quantity", line.quantity())
                .append("amount", amount.amount())
                .append("currency", amount.currency());
    }
}
