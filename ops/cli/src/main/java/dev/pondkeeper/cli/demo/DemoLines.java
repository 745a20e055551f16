package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pondkeeper.cli.wire.BulkLine;
import java.time.Instant;
import java.util.List;

/** Writes what the guests do as lines of the bulk entry. */
final class DemoLines {

    private static final String CURRENCY = "CNY";

    private long count;

    BulkLine registered(Guest guest, String name, String channel, Instant at) {
        ObjectNode payload = payload(at).put("customerId", guest.id()).put("displayName", name);
        payload.putObject("acquisition").put("channel", channel);
        payload.putArray("identities").addObject().put("type", "APP_UID").put("value", guest.id());
        return line("RegisterCustomer", guest, guest.id(), payload);
    }

    BulkLine paid(Guest guest, String orderId, List<Menu> items, Instant at) {
        ObjectNode payload = payload(at).put("orderId", orderId).put("customerId", guest.id());
        payload.set("amount", money(items.stream().mapToLong(Menu::price).sum()));
        for (Menu item : items) {
            ObjectNode sold = payload.withArray("lines")
                    .addObject()
                    .put("sku", item.sku())
                    .put("quantity", 1);
            sold.set("amount", money(item.price()));
        }
        return line("RecordOrderPaid", guest, orderId, payload);
    }

    BulkLine refunded(Guest guest, String orderId, String refundId, long fen, Instant at) {
        ObjectNode payload = payload(at).put("orderId", orderId).put("refundId", refundId);
        payload.set("amount", money(fen));
        return line("RecordRefund", guest, refundId, payload);
    }

    BulkLine redeemed(Guest guest, String redemptionId, long points, Instant at) {
        ObjectNode payload = payload(at)
                .put("customerId", guest.id())
                .put("redemptionId", redemptionId)
                .put("points", points);
        return line("RedeemPoints", guest, redemptionId, payload);
    }

    private BulkLine line(String command, Guest guest, String id, ObjectNode payload) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("command", command).put("key", command + "-" + id);
        json.set("payload", payload);
        return new BulkLine(++count, guest.id(), json.toString());
    }

    private static ObjectNode payload(Instant at) {
        return JsonNodeFactory.instance.objectNode().put("occurredAt", at.toString());
    }

    private static ObjectNode money(long fen) {
        return JsonNodeFactory.instance.objectNode().put("amount", fen).put("currency", CURRENCY);
    }
}
