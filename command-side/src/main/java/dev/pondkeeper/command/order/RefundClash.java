package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.RefundId;

/** The same refundId twice is one refund, so it cannot have two amounts. */
final class RefundClash extends Refusal {

    private static final long serialVersionUID = 1L;

    RefundClash(RefundId refund, long recorded) {
        super("refund-clash", "Refund " + refund + " was recorded already, over " + recorded + " minor units.");
    }
}
