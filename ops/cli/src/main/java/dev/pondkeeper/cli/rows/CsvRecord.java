package dev.pondkeeper.cli.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file.
 *
 * @param line physical, on which it begins
 * @param fault why it cannot be read, or null; then there are no fields
 */
record CsvRecord(long line, List<String> fields, @Nullable String fault) {}
