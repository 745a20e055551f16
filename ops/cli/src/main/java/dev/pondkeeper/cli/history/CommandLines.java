package dev.pondkeeper.cli.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pondkeeper.cli.wire.BulkLine;
import org.jspecify.annotations.Nullable;

/** Writes commands of the history as lines of the bulk entry. The keys follow from the ids alone, so that a second run replays. */
final class CommandLines {

    private final @Nullable String channel;

    /** @param channel of every customer's acquisition, or null */
    CommandLines(@Nullable String channel) {
        this.channel = channel;
    }

    BulkLine line(HistoryCommand command) {
        String orderId = command.orderId();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", orderId == null ? "RegisterCustomer" : "RecordOrderPaid");
        json.put("key", orderId == null ? "import-customer-" + command.customerId() : "import-order-" + orderId);
        ObjectNode payload = json.putObject("payload");
        if (orderId != null) payload.put("orderId", orderId);
        payload.put("customerId", command.customerId());
        if (orderId != null) {
            payload.putObject("amount").put("amount", command.amount()).put("currency", command.currency());
        } else if (channel != null) {
            payload.putObject("acquisition").put("channel", channel);
        }
        payload.put("occurredAt", command.occurredAt().toString());
        return new BulkLine(command.line(), command.customerId(), json.toString());
    }
}
