package dev.pondkeeper.cli.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How one kind of item lies in a temporary file. */
interface Codec<T> {

    void write(T item, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
