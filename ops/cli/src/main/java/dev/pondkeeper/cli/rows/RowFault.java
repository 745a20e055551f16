package dev.pondkeeper.cli.rows;

import java.util.List;

/**
 * Why one row was not recorded.
 *
 * @param line physical, counted from 1
 * @param reasons one per faulty field, each beginning with the field's name
 */
public record RowFault(long line, List<String> reasons) {

    public RowFault(long line, String reason) {
        this(line, List.of(reason));
    }

    @Override
    public String toString() {
        return "line " + line + ", " + String.join("; ", reasons);
    }
}
