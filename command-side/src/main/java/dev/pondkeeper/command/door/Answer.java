package dev.pondkeeper.command.door;

/** A receipt, and whether it is the one of an earlier attempt with the same key. */
public record Answer(Receipt receipt, boolean replayed) {}
