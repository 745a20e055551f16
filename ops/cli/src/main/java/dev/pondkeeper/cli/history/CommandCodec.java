package dev.pondkeeper.cli.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A command of the history in a temporary file. */
final class CommandCodec implements Codec<HistoryCommand> {

    @Override
    public void write(HistoryCommand command, DataOutput out) throws IOException {
        String orderId = command.orderId();
        out.writeLong(command.line());
        out.writeUTF(command.customerId());
        out.writeBoolean(orderId != null);
        if (orderId != null) out.writeUTF(orderId);
        RowCodec.writeInstant(command.occurredAt(), out);
        out.writeLong(command.amount());
        out.writeUTF(command.currency());
    }

    @Override
    public HistoryCommand read(DataInput in) throws IOException {
        return new HistoryCommand(
                in.readLong(),
                in.readUTF(),
                in.readBoolean() ? in.readUTF() : null,
                RowCodec.readInstant(in),
                in.readLong(),
                in.readUTF());
    }
}
