package dev.pondkeeper.command.door;

/**
 * One thing wrong with a request.
 *
 * @param pointer where, as a URI fragment JSON Pointer (RFC 6901 §6) such as {@code #/amount/currency}
 * @param detail what, as a sentence's end: "must not be blank"
 */
record Fault(String pointer, String detail) {}
