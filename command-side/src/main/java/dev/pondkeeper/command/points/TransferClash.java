package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.TransferId;

/** The same transfer twice is one transfer, so it cannot have two amounts or two receivers. */
final class TransferClash extends Refusal {

    private static final long serialVersionUID = 1L;

    TransferClash(TransferId transfer, long recorded) {
        super(
                "transfer-clash",
                "Transfer " + transfer + " was recorded already, over " + recorded + " points, or to somebody else.");
    }
}
