package dev.pondkeeper.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock in microseconds, which processes of one machine share. */
final class Micros {
    private Micros() {}

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
