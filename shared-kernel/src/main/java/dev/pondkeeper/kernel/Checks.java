package dev.pondkeeper.kernel;

import java.util.ArrayList;
import java.util.List;

/** Gathers every broken rule of one record, so that its caller hears of all of them at once. */
public final class Checks {

    private final List<InvalidValue.Fault> faults = new ArrayList<>();

    /** Demands that something holds for a field; {@code detail} reads on from the field's name. */
    public Checks require(boolean holds, String field, String detail) {
        if (!holds) faults.add(new InvalidValue.Fault(field, detail));
        return this;
    }

    /** Runs a check that throws {@link InvalidValue}, and puts its faults down to the field. */
    public Checks field(String field, Runnable check) {
        try {
            check.run();
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
