package dev.pondkeeper.kernel;

/** Money as an event carries it: minor units and currency, unchecked, so that old events stay readable for ever. */
public record Amount(long amount, String currency) {}
