package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderReceived;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Duration;
import java.time.Instant;

/** An order of 100 yuan. */
final class OrderTable extends Table {

    private static final OrderId ORDER = new OrderId("o-1");
    private static final Duration LATER = Duration.ofHours(1);

    OrderTable() {
        super("Order");
        State fresh = state("not known", LATER);
        State paid = state("paid", LATER, step(NOW, at -> paid(100, at)));
        from(paid, "received", LATER, step(LATER, at -> new RecordOrderReceived(ORDER, at)));
        from(paid, "partly refunded", LATER, step(LATER, at -> refund("r-1", yuan(40), at)));
        from(paid, "refunded whole", LATER, step(LATER, at -> refund("r-1", yuan(100), at)));
        standings(fresh, paid);

        ask(RecordOrderPaid.class, "the same", at -> paid(100, at));
        ask(RecordOrderPaid.class, "another amount", at -> paid(101, at));
        ask(RecordOrderReceived.class, at -> new RecordOrderReceived(ORDER, at));
        ask(
                RecordOrderReceived.class,
                "before it was paid",
                at -> new RecordOrderReceived(ORDER, START.minusMillis(1)));
        ask(RecordRefund.class, "40 under a new id", at -> refund("r-2", yuan(40), at));
        ask(RecordRefund.class, "40 under the first id", at -> refund("r-1", yuan(40), at));
        ask(RecordRefund.class, "the whole amount", at -> refund("r-2", yuan(100), at));
        ask(RecordRefund.class, "more than the whole", at -> refund("r-2", new Money(10_001, "CNY"), at));
        ask(RecordRefund.class, "in another currency", at -> refund("r-2", new Money(1, "USD"), at));
    }

    private static RecordOrderPaid paid(long yuan, Instant at) {
        return new RecordOrderPaid(ORDER, LI_LEI, yuan(yuan), null, null, null, at);
    }

    private static RecordRefund refund(String id, Money amount, Instant at) {
        return new RecordRefund(ORDER, new RefundId(id), amount, at);
    }
}
