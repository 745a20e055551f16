package dev.pondkeeper.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers every broken rule of one record, so that its caller hears of all of them at once. A record is also tried with null
 * in place of a field that could not be read, so that the rules of the others are heard too: a check passes over null.
 */
public final class Checks {

    private final List<InvalidValue.Fault> faults = new ArrayList<>();

    /** Demands that something holds for a field; {@code detail} reads on from the field's name. */
    public Checks require(boolean holds, String field, String detail) {
        if (!holds) faults.add(new InvalidValue.Fault(field, detail));
        return this;
    }

    /** Runs a check that throws {@link InvalidValue} on a value that is there, and puts its faults down to the field. */
    public <T> Checks field(String field, @Nullable T value, Consumer<? super T> check) {
        if (value == null) return this;
        try {
            check.accept(value);
        } catch (InvalidValue invalid) {
            invalid.faults().forEach(fault -> faults.add(new InvalidValue.Fault(field, fault.detail())));
        }
        return this;
    }

    /** @throws InvalidValue with every fault found, if there is one */
    public void done() {
        if (!faults.isEmpty()) throw new InvalidValue(faults);
    }
}
