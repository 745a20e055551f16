package dev.pondkeeper.cli.rows;

import java.io.IOException;

/** Takes what a format reads, in file order. */
public interface RowSink {

    void row(OrderRow row) throws IOException;

    void fault(RowFault fault) throws IOException;
}
