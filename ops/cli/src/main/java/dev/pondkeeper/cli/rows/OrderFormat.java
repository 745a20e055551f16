package dev.pondkeeper.cli.rows;

import java.io.IOException;

/** A kind of file that orders come in. */
public interface OrderFormat {

    /**
     * Reads to the end of the file. A row that cannot be read is a fault and stops nothing.
     *
     * @throws UnreadableFile if the file as a whole is not of this format
     */
    void read(PhysicalLines lines, RowSink sink) throws IOException;
}
