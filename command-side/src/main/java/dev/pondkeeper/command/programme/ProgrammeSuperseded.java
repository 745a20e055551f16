package dev.pondkeeper.command.programme;

import dev.pondkeeper.kernel.Refusal;

/** Another version is in force than the one that the new one was made from. */
final class ProgrammeSuperseded extends Refusal {

    private static final long serialVersionUID = 1L;

    ProgrammeSuperseded(int expected, int inForce) {
        super(
                "programme-superseded",
                "Version " + inForce + " is in force, not " + expected + "; look at it and publish again.");
    }
}
