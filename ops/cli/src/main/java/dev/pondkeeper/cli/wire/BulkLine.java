package dev.pondkeeper.cli.wire;

/**
 * One command on its way to the bulk entry.
 *
 * @param line of the file it stems from, physical
 * @param customerId whose lines must take effect in order; empty where only the server knows
 * @param json the whole line without its end; carries a key, so that sending it twice does it once
 */
public record BulkLine(long line, String customerId, String json) {}
