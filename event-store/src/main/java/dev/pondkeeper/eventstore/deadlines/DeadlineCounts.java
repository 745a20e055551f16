package dev.pondkeeper.eventstore.deadlines;

/**
 * How many deadlines there are.
 *
 * @param pending not due yet, or due and waiting
 * @param held being handled, or waiting for another attempt
 * @param parked failed too often
 */
public record DeadlineCounts(long pending, long held, long parked) {}
