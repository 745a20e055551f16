package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Checks;
import java.time.LocalTime;

/** Hours of every day in which a customer wants to be left alone; over midnight where they end before they begin. */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        new Checks()
                .require(from == null || to == null || !from.equals(to), "to", "must differ from from")
                .done();
    }
}
