package dev.pondkeeper.cli.rows;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file as it lies there.
 *
 * @param number counted from 1
 * @param text without its line end; empty where there is a fault
 * @param fault why the bytes are no text that can be used, or null
 */
public record PhysicalLine(
        long number, String text, @Nullable String fault) {

    public boolean isBlank() {
        return fault == null && text.isBlank();
    }
}
