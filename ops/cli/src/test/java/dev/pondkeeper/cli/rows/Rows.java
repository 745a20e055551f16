package dev.pondkeeper.cli.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a format made of a text. */
final class Rows implements RowSink {

    final List<OrderRow> rows = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    static Rows of(OrderFormat format, String text) throws IOException {
        Rows read = new Rows();
        format.read(new PhysicalLines(new ByteArrayInputStream(text.getBytes(UTF_8))), read);
        return read;
    }

    @Override
    public void row(OrderRow row) {
        rows.add(row);
    }

    @Override
    public void fault(RowFault fault) {
        faults.add(fault.toString());
    }
}
