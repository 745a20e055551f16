package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Checks;
import java.time.LocalDate;

/** Whole days, both included. */
public record DayRange(LocalDate from, LocalDate to) {
    public DayRange {
        new Checks()
                .require(from == null || to == null || !to.isBefore(from), "to", "must not lie before from")
                .done();
    }
}
