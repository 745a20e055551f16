package dev.pondkeeper.cli.history;

import dev.pondkeeper.cli.rows.OrderRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** A row of a paid order in a temporary file. */
final class RowCodec implements Codec<OrderRow> {

    @Override
    public void write(OrderRow row, DataOutput out) throws IOException {
        out.writeLong(row.line());
        out.writeUTF(row.customerId());
        out.writeUTF(row.orderId());
        writeInstant(row.base(), out);
        out.writeBoolean(row.dayOnly());
        out.writeLong(row.amount());
        out.writeUTF(row.currency());
        out.writeBoolean(row.sound());
    }

    @Override
    public OrderRow read(DataInput in) throws IOException {
        return new OrderRow(
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                readInstant(in),
                in.readBoolean(),
                in.readLong(),
                in.readUTF(),
                in.readBoolean());
    }

    static void writeInstant(Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
